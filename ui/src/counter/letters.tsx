// The code of an invitation by hand: sixteen letters in four boxes. Typing moves on by itself, a whole code may be
// pasted; what is typed is an entry. Must not know which letters exist.

import { type ClipboardEvent, type KeyboardEvent, type Ref, useEffect, useId, useRef } from 'react';
import type { Entries } from '../check/entries.ts';
import type { Snapshot } from '../host/bindings.ts';
import { useWords } from '../words/words.tsx';

/** The entry that keeps it, groups joined by hyphens. */
export const CODE_ENTRY = 'voucher-code';
const GROUPS = [0, 1, 2, 3];
const SIZE = 4;
/** How many there are in all. */
export const LETTERS = GROUPS.length * SIZE;

const lettersIn = (text: string): string => text.replace(/[^a-z]/gi, '').toUpperCase();

/** The code that a scanned text is, without gaps: its letters and nothing else; nothing when it is none. */
export const codeIn = (text: string): string | null => (/^[a-z]{16}$/i.test(text) ? lettersIn(text) : null);

/** Writes a whole code. */
export const writeCode = (entries: Entries, code: string): void =>
  entries.write(CODE_ENTRY, GROUPS.map((at) => code.slice(at * SIZE, (at + 1) * SIZE)).join('-'));

/** The letters typed so far, without gaps. */
export const lettersOf = (entries: Entries): string => lettersIn(entries.text(CODE_ENTRY));

const groupsIn = (entries: Entries): string[] =>
  GROUPS.map((at) => entries.text(CODE_ENTRY).split('-')[at] ?? '');

/** The groups that lack letters, from 1. */
export const shortGroups = (entries: Entries): number[] =>
  groupsIn(entries).flatMap((group, at) => (group.length < SIZE ? [at + 1] : []));

type Props = {
  entries: Entries;
  snapshot: Snapshot;
  error: string | undefined;
  /** The groups it is about, from 1, where that is known. */
  wrong: readonly number[] | null;
  /** The first box: the one F2 goes to. */
  first: Ref<HTMLInputElement>;
  onTyped(): void;
};

/** The four boxes. */
export function Letters({ entries, snapshot, error, wrong, first, onTyped }: Props) {
  const words = useWords();
  const [hint, fault] = [useId(), useId()];
  const boxes = useRef<Array<HTMLInputElement | null>>([]);
  const groups = groupsIn(entries);
  const faulty = wrong?.[0] ?? 1;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the screen opens
  useEffect(() => {
    if (snapshot.focus === CODE_ENTRY)
      boxes.current[groups.findIndex((group) => group.length < SIZE)]?.focus();
  }, []);
  useEffect(() => {
    if (error) boxes.current[faulty - 1]?.focus();
  }, [error, faulty]);

  /** Writes letters from a box on; what is too long for it goes to the next ones. */
  const write = (at: number, text: string) => {
    const letters = lettersIn(text);
    const fill = (group: string, index: number) => {
      if (index < at) return group;
      const part = letters.slice((index - at) * SIZE, (index - at + 1) * SIZE);
      return index === at || part !== '' ? part : group;
    };
    entries.write(CODE_ENTRY, groups.map(fill).join('-'));
    onTyped();
    const last = Math.min(at + Math.floor(letters.length / SIZE), SIZE - 1);
    if (last !== at) boxes.current[last]?.focus();
  };
  const goBack = (at: number) => (event: KeyboardEvent) => {
    if (event.key === 'Backspace' && groups[at] === '') boxes.current[at - 1]?.focus();
  };
  const paste = (at: number) => (event: ClipboardEvent) => {
    event.preventDefault();
    const letters = event.clipboardData.getData('text');
    write(lettersIn(letters).length > SIZE ? 0 : at, letters);
  };
  return (
    <fieldset className="field letters-field" aria-describedby={error ? `${fault} ${hint}` : hint}>
      <legend>{words.text('counter-code')}</legend>
      <p className="hint" id={hint}>
        {words.text('counter-code-hint')}
      </p>
      {error && (
        <p className="error state" data-state="refused" id={fault} role="alert">
          {error}
        </p>
      )}
      <div className="letters">
        {GROUPS.map((at) => (
          <input
            key={at}
            className="input code"
            aria-label={words.text('counter-code-group', { number: at + 1 })}
            aria-invalid={error !== undefined && (wrong === null || wrong.includes(at + 1))}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            value={groups[at]}
            onChange={(event) => write(at, event.target.value)}
            onKeyDown={goBack(at)}
            onPaste={paste(at)}
            onFocus={() => entries.visit(CODE_ENTRY)}
            ref={(element) => {
              boxes.current[at] = element;
              if (at === 0 && typeof first === 'object' && first) first.current = element;
            }}
          />
        ))}
      </div>
    </fieldset>
  );
}
