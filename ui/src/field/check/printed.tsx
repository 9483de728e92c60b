// One printed field against what was read, with what was declared beside it. A difference is noted, not judged.

import { otherInSeal, Seal } from '../../check/seal.tsx';
import type { FieldView } from '../../host/bindings.ts';
import { Button } from '../../kit/button.tsx';
import { Banner, State } from '../../kit/state.tsx';
import type { Key } from '../../words/keys.ts';
import { useWords } from '../../words/words.tsx';
import { Notice, RefusalNotice } from '../notice.tsx';
import { Screen } from '../screen.tsx';
import { useTelling } from '../tell.ts';
import type { Asked } from './asked.ts';

type Confirmable = 'name' | 'given-names' | 'birth-date';

/** Asks whether the print says the same. */
export function Printed({ open, host, gesture, take, frame, field }: Asked & { field: FieldView }) {
  const words = useWords();
  const telling = useTelling();
  const name = field.name as Confirmable;
  // Said once, before anything is compared.
  const isFirst = open.document.every(({ printed }) => printed === null);
  const other = otherInSeal(field, words);
  const isOfSeal =
    gesture.refusal?.problem === 'seal-unreadable' || gesture.refusal?.problem === 'scanner-away';
  const answer = (agrees: boolean) => take(() => host.confirmPrinted({ field: name, agrees }));
  return (
    <Screen
      {...frame}
      title={words.text(`round-printed-${name}`)}
      foot={
        <>
          <Button
            look="answer"
            busy={gesture.isBusy && words.text('round-recording')}
            onPress={() => answer(true)}
          >
            {words.text('round-printed-same')}
          </Button>
          <Button look="answer" onPress={() => !gesture.isBusy && answer(false)}>
            {words.text('round-printed-other')}
          </Button>
        </>
      }
    >
      {isFirst && <NotValid validity={open.validity} />}
      <p className="over">{words.text('round-printed-read')}</p>
      <p className="read">{telling.printed(field.read ?? '')}</p>
      <p className="key">{words.text('round-printed-lead')}</p>
      {field.declared !== null && <Declared field={field} />}
      {other && <Notice>{other}</Notice>}
      {open.declared !== 'whole' && <p className="muted">{words.text('round-declared-glance')}</p>}
      <RefusalNotice refusal={isOfSeal ? null : gesture.refusal} />
      {isFirst && (
        <Seal
          view={open}
          onRead={() => void take(() => host.readVisibleSeal({ texts: [] }))}
          away="round-seal-away"
          refusal={isOfSeal ? gesture.refusal : null}
        />
      )}
    </Screen>
  );
}

/** Until when the document counts, by the rule that decided, where the print does not say it; and that it no
longer does. */
function NotValid({ validity }: { validity: Asked['open']['validity'] }) {
  const words = useWords();
  const telling = useTelling();
  if (!validity) return null;
  const rule = words.text(`check-valid-${validity.rule}` as Key);
  if (validity.accepted) {
    // The print says so itself, unless another rule decided.
    if (validity.rule === 'printed-date' || validity.until === null) return null;
    return (
      <p className="muted">
        {words.text('check-valid-until')} {telling.printed(validity.until)}. {rule}
      </p>
    );
  }
  return (
    <Banner name="attention" more={<p>{words.text('round-not-valid')}</p>}>
      {words.text('check-valid-until')}{' '}
      {validity.until === null ? words.text('check-nothing') : telling.printed(validity.until)}
      {validity.rule !== 'printed-date' && `. ${rule}`}
    </Banner>
  );
}

/** What was declared, and how it stands to what was read. */
function Declared({ field }: { field: FieldView }) {
  const words = useWords();
  const telling = useTelling();
  const declared = telling.printed(field.declared ?? '');
  const isDifferent = field.relation === 'different';
  const why = field.why && words.text(`name-why-${field.why}` as Key);
  if (isDifferent) {
    return (
      <Notice>
        {words.text('round-declared-different', { declared })} {why}
      </Notice>
    );
  }
  const key =
    field.relation === 'glance'
      ? 'round-declared-voucher'
      : field.relation === 'equal'
        ? 'round-declared-same'
        : 'round-declared-near';
  return (
    <p>
      <State name="agrees">{words.text(key, { declared })}</State>
      {why && <span className="small muted"> {why}</span>}
    </p>
  );
}
