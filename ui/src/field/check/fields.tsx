// Two printed fields typed without seeing what was read, and the ways out when they differ: the typing is
// corrected, or the document really says so. Rust compares.

import { useState } from 'react';
import { settleDifference } from '../../check/difference.ts';
import { typedDay } from '../../check/times.ts';
import type { Difference } from '../../host/bindings.ts';
import { TYPED_END } from '../../host/constants.ts';
import { Button } from '../../kit/button.tsx';
import { Banner } from '../../kit/state.tsx';
import { useWords } from '../../words/words.tsx';
import { RefusalNotice } from '../notice.tsx';
import { Screen } from '../screen.tsx';
import { useTelling } from '../tell.ts';
import type { Asked } from './asked.ts';
import { Typed } from './typed.tsx';
import { ENTRY, fieldsAt } from './where.ts';

/** Sends both fields. A fault in the first of them leads back to it. */
async function send({ open, host, entries, take }: Asked): Promise<void> {
  const typed = {
    numberEnd: entries.text(ENTRY.numberEnd),
    expiry: entries.text(ENTRY.expiry),
    issued: open.asksForIssue ? entries.text(ENTRY.issued) : null,
  };
  const step = () =>
    host.typeFields(typed).catch((thrown: unknown) => {
      const field = typeof thrown === 'object' && thrown && 'refusal' in thrown && thrown.refusal;
      const at = typeof field === 'object' && field && 'field' in field && field.field;
      if (at === 'number-end' || at === 'expiry') entries.write(ENTRY.at, fieldsAt(at, open));
      throw thrown;
    });
  await take(step);
}

/** What is wrong with a field: refused, or left empty. */
function useFault({ entries, gesture }: Asked, entry: string) {
  const words = useWords();
  const [isEmpty, setEmpty] = useState(false);
  const { refusal } = gesture;
  const isBlank = entries.text(entry).trim() === '';
  const error =
    isEmpty && isBlank
      ? words.problem({ problem: 'field-missing' })
      : refusal?.field === entry
        ? words.text(entry === ENTRY.numberEnd ? 'round-number-invalid' : 'round-expiry-invalid')
        : refusal && refusal.problem !== 'fields-differ'
          ? words.problem(refusal)
          : undefined;
  return { error, isBlank, tellEmpty: () => setEmpty(true) };
}

/** Asks for the end of the number. */
export function NumberEnd(asked: Asked) {
  const { open, entries, gesture } = asked;
  const words = useWords();
  const fault = useFault(asked, ENTRY.numberEnd);
  const next = () => {
    if (fault.isBlank) return fault.tellEmpty();
    gesture.forget();
    // Only the number differed: the date stays as it was typed.
    if (open.typed?.expiryAgrees && open.typed.issueAgrees) return send(asked);
    entries.write(ENTRY.at, fieldsAt('expiry', open));
  };
  return (
    <Typed
      {...asked}
      entry={ENTRY.numberEnd}
      title={words.text('round-number-title')}
      lead={words.text('round-number-lead')}
      label={words.text('round-number-label')}
      hint={words.text('round-number-hint')}
      kind="code"
      error={fault.error}
      onNext={next}
    />
  );
}

/** Asks for the end of validity, then sends what was typed, or asks for the day of issue too. */
export function Expiry(asked: Asked) {
  const words = useWords();
  const fault = useFault(asked, ENTRY.expiry);
  return (
    <Typed
      {...asked}
      entry={ENTRY.expiry}
      title={words.text('round-expiry-title')}
      lead={words.text('round-expiry-lead')}
      label={words.text('round-expiry-label')}
      hint={words.text('round-expiry-hint')}
      kind="figures"
      error={fault.error}
      onNext={() => {
        if (fault.isBlank) return fault.tellEmpty();
        if (!asked.open.asksForIssue) return send(asked);
        asked.gesture.forget();
        asked.entries.write(ENTRY.at, fieldsAt('issued', asked.open));
      }}
    />
  );
}

/** Asks for the day of issue, which no lines hold, then sends all. */
export function Issued(asked: Asked) {
  const words = useWords();
  const fault = useFault(asked, ENTRY.issued);
  return (
    <Typed
      {...asked}
      entry={ENTRY.issued}
      title={words.text('check-issued')}
      lead={words.text('check-issued-hint')}
      label={words.text('check-issued')}
      hint={words.text('round-expiry-hint')}
      kind="figures"
      error={fault.error}
      onNext={() => (fault.isBlank ? fault.tellEmpty() : send(asked))}
    />
  );
}

/** What was typed beside what was read, and the two ways out. */
export function Differ({ open, host, entries, gesture, take, frame }: Asked) {
  const words = useWords();
  const telling = useTelling();
  const { typed, document } = open;
  const readOf = (name: string) => document.find((field) => field.name === name)?.read ?? '';
  const rows = [
    {
      agrees: typed?.numberAgrees,
      label: words.text('round-number-label'),
      typed: entries.text(ENTRY.numberEnd).toUpperCase(),
      // Only its end was typed.
      read: readOf('number').slice(-TYPED_END),
    },
    {
      agrees: typed?.expiryAgrees,
      label: words.text('round-expiry-label'),
      typed: typedDay(entries.text(ENTRY.expiry)),
      read: telling.printed(readOf('expiry')),
    },
    {
      agrees: typed?.issueAgrees,
      label: words.text('check-issued'),
      typed: typedDay(entries.text(ENTRY.issued)),
      read: words.text('check-differs-issued'),
    },
  ].filter(({ agrees }) => agrees === false);
  const settle = (made: Difference) => take(() => settleDifference(host, made));
  const correct = () => {
    entries.write(ENTRY.at, fieldsAt(wrongest, open));
    return settle('corrected');
  };
  const wrongest = !typed?.numberAgrees ? 'number-end' : typed.expiryAgrees ? 'issued' : 'expiry';
  return (
    <Screen
      {...frame}
      title={words.text('round-differ-title')}
      foot={
        <>
          <Button look="answer" busy={gesture.isBusy && words.text('round-recording')} onPress={correct}>
            {words.text('round-differ-correct')}
          </Button>
          <Button look="answer" onPress={() => !gesture.isBusy && settle('kept')}>
            {words.text('round-differ-keep')}
          </Button>
        </>
      }
    >
      {/* That they differ is what the screen is about. */}
      <RefusalNotice refusal={gesture.refusal?.problem === 'fields-differ' ? null : gesture.refusal} />
      {rows.map((row) => (
        <Banner
          key={row.label}
          name="attention"
          more={
            <dl className="differing">
              <div>
                <dt>{words.text('round-differ-read')}</dt>
                <dd className="code">{row.read}</dd>
              </div>
              <div>
                <dt>{words.text('round-differ-typed')}</dt>
                <dd className="code">{row.typed}</dd>
              </div>
            </dl>
          }
        >
          {row.label}
        </Banner>
      ))}
      <p className="muted">{words.text('round-differ-more')}</p>
    </Screen>
  );
}
