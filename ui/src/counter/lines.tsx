// The lines of a document typed by hand, with their check digits as they are typed. Must not compute one.

import { useEffect, useRef, useState } from 'react';
import type { Entries } from '../check/entries.ts';
import { SavedField } from '../check/saved-field.tsx';
import { bandLines, digitsOf } from '../check/zone.ts';
import type { SpanView } from '../host/bindings.ts';
import { Band } from '../kit/band.tsx';
import { Choices } from '../kit/choices.tsx';
import { State } from '../kit/state.tsx';
import { useWords } from '../words/words.tsx';
import { useDesk } from './place.ts';

/** The entries of the lines. */
export const LINE_ENTRIES = ['line-1', 'line-2', 'line-3'] as const;
const KIND = 'lines-kind';

/** Lines and their length, for each form of document. */
const FORMS = { passport: { lines: 2, length: 44 }, card: { lines: 3, length: 30 } } as const;
type Form = keyof typeof FORMS;

const formOf = (entries: Entries): Form => (entries.text(KIND) === 'passport' ? 'passport' : 'card');
const linesOf = (entries: Entries): readonly string[] => LINE_ENTRIES.slice(0, FORMS[formOf(entries)].lines);

/** The lines as typed, in capitals as they are printed. */
export const typedLines = (entries: Entries): string[] =>
  linesOf(entries).map((name) => entries.text(name).trim().toUpperCase());

/** From one line to the next; false on the last one, and where no line has the focus. */
export function goToNextLine(form: HTMLFormElement): boolean {
  const lines = [...form.querySelectorAll<HTMLInputElement>('.typed-lines .input')];
  const at = lines.indexOf(document.activeElement as HTMLInputElement);
  const next = at < 0 ? undefined : lines[at + 1];
  next?.focus();
  return next !== undefined;
}

/** The fields, and under them what the lines say so far. */
export function TypedLines({ refused }: { refused: string | undefined }) {
  const words = useWords();
  const { entries, snapshot } = useDesk();
  const form = formOf(entries);
  const { length } = FORMS[form];
  const zone = useTypedZone(typedLines(entries));
  const digits = digitsOf(zone);
  const wrongAt = Math.max(
    0,
    zone.findIndex((line) => line.some(({ digit }) => digit === 'wrong')),
  );
  return (
    <div className="typed-lines">
      <Choices
        label={words.text('check-lines-kind')}
        look="row"
        chosen={form}
        onChoose={(id) => entries.write(KIND, id)}
        choices={(['card', 'passport'] as const).map((id) => ({
          id,
          label: words.text(`check-lines-${id}`),
        }))}
      />
      {linesOf(entries).map((name, at) => (
        <SavedField
          key={name}
          name={name}
          entries={entries}
          snapshot={snapshot}
          label={words.text('check-line', {
            number: at + 1,
            typed: entries.text(name).trim().length,
            length,
          })}
          kind="code"
          most={length}
          error={at === wrongAt ? refused : undefined}
          {...(at === 0 && { firstAmong: LINE_ENTRIES })}
        />
      ))}
      {zone.length > 0 && (
        <div className="zone panel">
          <Band label={words.text('check-zone')} lines={bandLines(zone, words)} isSmall />
          <p className="small" role="status">
            {digits.right > 0 && words.text('check-zone-digits', { count: digits.right })}{' '}
            {digits.wrong > 0 && (
              <State name="refused">{words.text('check-zone-wrong', { count: digits.wrong })}</State>
            )}
          </p>
        </div>
      )}
    </div>
  );
}

/** The lines cut into fields and digits by what stands behind the window; the last answer that came. */
function useTypedZone(lines: string[]): SpanView[][] {
  const { host } = useDesk();
  const [zone, setZone] = useState<SpanView[][]>([]);
  const asked = useRef(0);
  const text = lines.join('\n');
  useEffect(() => {
    asked.current += 1;
    const mine = asked.current;
    if (text.trim() === '') return setZone([]);
    host.preview({ lines: text.split('\n') }).then(
      (cut) => mine === asked.current && setZone(cut),
      () => {},
    );
  }, [host, text]);
  return zone;
}
