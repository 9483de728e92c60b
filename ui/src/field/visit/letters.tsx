// The sixteen letters of an invitation, in four boxes as they are printed. Owns how they are shared among the
// boxes; must not know which letters are right: Rust says.

import { useEffect, useRef } from 'react';
import type { Entries } from '../../check/entries.ts';
import type { Gesture } from '../../check/gesture.ts';
import type { Refusal } from '../../host/bindings.ts';
import { Button } from '../../kit/button.tsx';
import { useWords } from '../../words/words.tsx';
import { BackBar } from '../bars.tsx';
import { Notice } from '../notice.tsx';
import { Screen } from '../screen.tsx';

const ENTRY = 'voucher-code';
const GROUPS = [0, 1, 2, 3];
const LONG = 4;
const AT_CODE: ReadonlyArray<string> = ['voucher-letter-wrong', 'voucher-unreadable', 'field-missing'];

type Props = {
  number: number;
  entries: Entries;
  gesture: Gesture;
  onOpen(code: string): void;
  onBack(): void;
};

/** Asks for the letters. */
export function Letters({ number, entries, gesture, onOpen, onBack }: Props) {
  const words = useWords();
  const boxes = useRef<Array<HTMLInputElement | null>>([]);
  const groups = entries.text(ENTRY).split('-');
  const { refusal } = gesture;
  const isAtCode = refusal !== null && AT_CODE.includes(refusal.problem);
  const wrong = groupOf(refusal);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the screen appears
  useEffect(() => boxes.current[Math.max(0, firstShort(groups))]?.focus(), []);
  useEffect(() => {
    if (isAtCode) boxes.current[wrong ?? 0]?.focus();
  }, [isAtCode, wrong]);

  const write = (at: number, typed: string) => {
    const letters = typed.replace(/[^\p{L}\p{N}]/gu, '').toUpperCase();
    const next = GROUPS.map((each) => groups[each] ?? '');
    // A whole code pasted into one box fills those after it.
    for (let box = at, from = 0; box < GROUPS.length && (box === at || from < letters.length); box += 1) {
      next[box] = letters.slice(from, from + LONG);
      from += LONG;
    }
    entries.write(ENTRY, next.join('-'));
    if (letters.length >= LONG) boxes.current[Math.min(at + Math.floor(letters.length / LONG), 3)]?.focus();
  };
  return (
    <Screen
      title={words.text('round-letters-title')}
      bar={<BackBar about={words.text('round-visit', { number })} onBack={onBack} />}
      foot={
        <Button
          look="action"
          busy={gesture.isBusy && words.text('round-opening')}
          onPress={() => onOpen(groups.join(''))}
        >
          {words.text('round-letters-do')}
        </Button>
      }
    >
      <p className="lead">{words.text('round-letters-lead')}</p>
      {refusal && !isAtCode && <Notice>{words.problem(refusal)}</Notice>}
      <form
        className="letters"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!gesture.isBusy) onOpen(groups.join(''));
        }}
      >
        {isAtCode && (
          <p id="letters-error" className="error state" data-state="refused" role="alert">
            {wrong === null || !refusal
              ? words.problem(refusal ?? { problem: 'voucher-unreadable' })
              : words.text('round-letters-wrong', { group: wrong + 1 })}
          </p>
        )}
        {GROUPS.map((at) => (
          <label key={at} className="field">
            <span className="over">{words.text('round-letters-group', { group: at + 1 })}</span>
            <input
              ref={(element) => {
                boxes.current[at] = element;
              }}
              className="input code"
              value={groups[at] ?? ''}
              onChange={(event) => write(at, event.target.value)}
              autoCapitalize="characters"
              autoComplete="off"
              autoCorrect="off"
              spellCheck={false}
              {...(isAtCode && {
                'aria-invalid': wrong === null || wrong === at,
                'aria-describedby': 'letters-error',
              })}
            />
          </label>
        ))}
        <button type="submit" hidden />
      </form>
    </Screen>
  );
}

const firstShort = (groups: string[]) => GROUPS.findIndex((at) => (groups[at] ?? '').length < LONG);

/** The box that a refusal is about, from 0. */
function groupOf(refusal: Refusal | null): number | null {
  const group = refusal?.field?.match(/^group-([1-4])$/)?.[1];
  return group === undefined ? null : Number(group) - 1;
}
