// The texts of the windows, in the language chosen here. Must not know a screen.

import { FluentBundle, FluentResource } from '@fluent/bundle';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import type { Refusal } from '../host/bindings.ts';
import type { Key } from './keys.ts';

/** The two languages, French first. */
export type Language = 'fr' | 'en';

/** Every text in one language. */
export type Words = {
  language: Language;
  /** The text of a key; numbers choose its plural. */
  text(key: Key, values?: Record<string, string | number>): string;
  /** Why a gesture was not done; a word that this window does not know yet is told as a failure. */
  problem(refusal: Refusal): string;
};

function bundleOf(language: Language, sources: string[]): FluentBundle {
  // Isolation marks are for texts of mixed direction; ours are compared and copied.
  const bundle = new FluentBundle(language, { useIsolating: false });
  for (const source of sources) {
    bundle.addResource(new FluentResource(source));
  }
  return bundle;
}

/** The Fluent sources of one page, by language. */
export type Sources = Record<Language, string[]>;

/** A day of the calendar as it is told: « 3 mars 2027 ». */
const dayInFull = (day: string, language: Language): string =>
  new Intl.DateTimeFormat(language === 'fr' ? 'fr-FR' : 'en-GB', {
    dateStyle: 'long',
    timeZone: 'UTC',
  }).format(Date.parse(`${day}T12:00:00Z`));

/** The texts of a page in that language. */
export function wordsIn(language: Language, sources: Sources): Words {
  const bundle = bundleOf(language, sources[language]);
  const find = (id: string, values?: Record<string, string | number>) => {
    const pattern = bundle.getMessage(id)?.value;
    return pattern ? bundle.formatPattern(pattern, values) : undefined;
  };
  return {
    language,
    // The typed key and the test of both languages make the fallback unreachable.
    text: (key, values) => find(key, values) ?? key,
    problem: ({ problem, day }) =>
      (day && find(`problem-${problem}-day`, { day: dayInFull(day, language) })) ??
      find(`problem-${problem}`) ??
      find('problem-unexpected') ??
      problem,
  };
}

const NONE: Sources = { fr: [], en: [] };
const Chosen = createContext<{ words: Words; turn(): void }>({ words: wordsIn('fr', NONE), turn: () => {} });

const REMEMBERED = 'language';

/** The language that was chosen on this machine; none where nobody chose. */
export function chosenLanguage(): Language | undefined {
  const kept = localStorage.getItem(REMEMBERED);
  return kept === 'fr' || kept === 'en' ? kept : undefined;
}

/** The first of the browser's languages that there is; French where none is. */
export const askedLanguage = (): Language =>
  navigator.languages.map((tag) => tag.slice(0, 2)).find((tag) => tag === 'fr' || tag === 'en') ?? 'fr';

type WordedProps = {
  texts: Sources;
  /** The language that it begins in; where none is named the one chosen on this machine, else French. */
  first?: Language;
  children: ReactNode;
};

/** Gives the page its language, and remembers on this machine the one that somebody turns to. */
export function Worded({ texts, first, children }: WordedProps) {
  const [language, setLanguage] = useState<Language>(() => first ?? chosenLanguage() ?? 'fr');
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  // Another tab of the same page was turned: all of them speak one language.
  useEffect(() => {
    const follow = ({ key, newValue }: StorageEvent) => {
      const other = newValue === 'en' ? 'en' : 'fr';
      // A page that fetches a language when it is wanted turns by its own switch.
      if (key === REMEMBERED && texts[other].length > 0) setLanguage(other);
    };
    window.addEventListener('storage', follow);
    return () => window.removeEventListener('storage', follow);
  }, [texts]);
  const chosen = useMemo(
    () => ({
      words: wordsIn(language, texts),
      turn: () => {
        const other = language === 'fr' ? 'en' : 'fr';
        localStorage.setItem(REMEMBERED, other);
        setLanguage(other);
      },
    }),
    [language, texts],
  );
  return <Chosen value={chosen}>{children}</Chosen>;
}

/** The texts, in the language the page is in. */
export const useWords = (): Words => useContext(Chosen).words;

/** Turns the page to the other language. */
export const useTurnOfLanguage = (): (() => void) => useContext(Chosen).turn;
