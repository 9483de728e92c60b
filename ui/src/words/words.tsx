// The texts of the windows, in the language chosen here. Must not know a screen.

import { FluentBundle, FluentResource } from '@fluent/bundle';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import enProblems from '../../../crates/words/texts/en/problems.ftl?raw';
import enWindows from '../../../crates/words/texts/en/windows.ftl?raw';
import frProblems from '../../../crates/words/texts/fr/problems.ftl?raw';
import frWindows from '../../../crates/words/texts/fr/windows.ftl?raw';
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

const bundles: Record<Language, FluentBundle> = {
  fr: bundleOf('fr', [frProblems, frWindows]),
  en: bundleOf('en', [enProblems, enWindows]),
};

/** The texts of that language. */
export function wordsIn(language: Language): Words {
  const bundle = bundles[language];
  const find = (id: string, values?: Record<string, string | number>) => {
    const pattern = bundle.getMessage(id)?.value;
    return pattern ? bundle.formatPattern(pattern, values) : undefined;
  };
  return {
    language,
    // The typed key and the test of both languages make the fallback unreachable.
    text: (key, values) => find(key, values) ?? key,
    problem: ({ problem }) => find(`problem-${problem}`) ?? find('problem-unexpected') ?? problem,
  };
}

const Chosen = createContext<{ words: Words; turn(): void }>({ words: wordsIn('fr'), turn: () => {} });

const REMEMBERED = 'language';

/** Gives the page its language, remembered on this machine, French at first. */
export function Worded({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(() =>
    localStorage.getItem(REMEMBERED) === 'en' ? 'en' : 'fr',
  );
  useEffect(() => {
    document.documentElement.lang = language;
    localStorage.setItem(REMEMBERED, language);
  }, [language]);
  const chosen = useMemo(
    () => ({ words: wordsIn(language), turn: () => setLanguage(language === 'fr' ? 'en' : 'fr') }),
    [language],
  );
  return <Chosen value={chosen}>{children}</Chosen>;
}

/** The texts, in the language the page is in. */
export const useWords = (): Words => useContext(Chosen).words;

/** Turns the page to the other language. */
export const useTurnOfLanguage = (): (() => void) => useContext(Chosen).turn;
