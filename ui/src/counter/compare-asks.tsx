// What the table asks under a row: whether the print is what was read, and what to make of a difference. Must not
// know the other rows.

import { useEffect, useRef } from 'react';
import { isTypedAlike } from '../check/case.ts';
import { comparedDay, typedDay } from '../check/times.ts';
import type { CaseView, ConfirmPrinted, FieldView, Difference as Made } from '../host/bindings.ts';
import { Button } from '../kit/button.tsx';
import { useWords } from '../words/words.tsx';
import { useDesk } from './where.ts';

/** The columns of the table; what is asked spans them all. */
export const COLUMNS = ['field', 'read', 'printed', 'declared', 'finding'] as const;

type QuestionProps = { field: FieldView; onConfirm(field: ConfirmPrinted['field'], agrees: boolean): void };

/** Asks for the print of the row above; each takes the focus in its turn. */
export function Question({ field, onConfirm }: QuestionProps) {
  const words = useWords();
  const box = useRef<HTMLFieldSetElement>(null);
  useEffect(() => box.current?.querySelector('button')?.focus(), []);
  const name = field.name as ConfirmPrinted['field'];
  const answers = [
    { agrees: true, cap: 'I', text: words.text('check-printed-same') },
    { agrees: false, cap: 'D', text: words.text('check-printed-different') },
  ];
  return (
    <tr className="ask" data-current>
      <td colSpan={COLUMNS.length}>
        <fieldset ref={box} className="answers">
          <legend>{words.text('check-printed', { read: comparedDay(field.read ?? '') })}</legend>
          {answers.map(({ agrees, cap, text }) => (
            <Button key={cap} look="small" hint={cap} onPress={() => onConfirm(name, agrees)}>
              {text}
            </Button>
          ))}
        </fieldset>
      </td>
    </tr>
  );
}

type DifferenceProps = { view: CaseView; onSettle(made: Made): void };

/** What was typed is not what was read: both ways on. */
export function Difference({ view, onSettle }: DifferenceProps) {
  const words = useWords();
  const { entries } = useDesk();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.querySelector('button')?.focus(), []);
  const { typed } = view;
  if (isTypedAlike(view) || !typed) return null;
  const which = !typed.issueAgrees
    ? 'issued'
    : typed.numberAgrees
      ? 'expiry'
      : typed.expiryAgrees
        ? 'number'
        : 'both';
  const wrong = [
    ...(typed.numberAgrees ? [] : [entries.text('number-end').toUpperCase()]),
    ...(typed.expiryAgrees ? [] : [typedDay(entries.text('expiry'))]),
    ...(typed.issueAgrees ? [] : [typedDay(entries.text('issued'))]),
  ].filter(Boolean);
  return (
    <tr className="explain">
      <td colSpan={COLUMNS.length}>
        <p role="alert">
          {words.text(`check-differs-${which}`)}{' '}
          {wrong.length > 0 && words.text('counter-you-typed', { typed: wrong.join(', ') })}
        </p>
        <div className="btn-row" ref={box}>
          <Button look="small" hint={words.text('counter-enter')} onPress={() => onSettle('corrected')}>
            {words.text('check-correct')}
          </Button>
          <Button look="small" onPress={() => onSettle('kept')}>
            {words.text('check-as-printed')}
          </Button>
          <span className="small muted">{words.text('check-both-noted')}</span>
        </div>
      </td>
    </tr>
  );
}
