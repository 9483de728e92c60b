// The lines of a document typed by hand, with their check digits as they are typed. Must not compute one.

import type { Entries } from '../check/entries.ts';
import { usePreview } from '../check/preview.ts';
import { SavedField } from '../check/saved-field.tsx';
import { bandLines, digitsOf, firstWrong } from '../check/zone.ts';
import { ZONE_SHAPES } from '../host/constants.ts';
import { Band } from '../kit/band.tsx';
import { Choices } from '../kit/choices.tsx';
import { State } from '../kit/state.tsx';
import { useWords } from '../words/words.tsx';
import { useDesk } from './where.ts';

/** The entries of the lines. */
export const LINE_ENTRIES = ['line-1', 'line-2', 'line-3'] as const;
const KIND = 'lines-kind';

/** The lines of each form of document. */
const FORMS = { passport: ZONE_SHAPES.td3, card: ZONE_SHAPES.td1 } as const;
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
  const { host, entries, snapshot } = useDesk();
  const form = formOf(entries);
  const { length } = FORMS[form];
  const zone = usePreview(host, typedLines(entries));
  const digits = digitsOf(zone);
  const wrongAt = firstWrong(zone);
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
