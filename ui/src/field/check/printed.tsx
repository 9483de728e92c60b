// One printed field against what was read, with what was declared beside it. A difference is noted, not judged.

import type { FieldView } from '../../host/bindings.ts';
import { Button } from '../../kit/button.tsx';
import { State } from '../../kit/state.tsx';
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
  const answer = (agrees: boolean) => take(() => host.confirmPrinted({ field: name, agrees }));
  return (
    <Screen
      {...frame}
      title={words.text(`round-printed-${name}`)}
      foot={
        <>
          <Button
            look="answer"
            busy={gesture.busy && words.text('round-recording')}
            onPress={() => answer(true)}
          >
            {words.text('round-printed-same')}
          </Button>
          <Button look="answer" onPress={() => !gesture.busy && answer(false)}>
            {words.text('round-printed-other')}
          </Button>
        </>
      }
    >
      <p className="over">{words.text('round-printed-read')}</p>
      <p className="read">{telling.printed(field.read ?? '')}</p>
      <p className="key">{words.text('round-printed-lead')}</p>
      {field.declared !== null && <Declared field={field} />}
      {open.declared !== 'whole' && <p className="muted">{words.text('round-declared-glance')}</p>}
      {open.validity && !open.validity.accepted && <Notice>{words.text('round-not-valid')}</Notice>}
      <RefusalNotice refusal={gesture.refusal} />
    </Screen>
  );
}

/** What was declared, and how it stands to what was read. */
function Declared({ field }: { field: FieldView }) {
  const words = useWords();
  const telling = useTelling();
  const declared = telling.printed(field.declared ?? '');
  const isDifferent = field.relation === 'different';
  if (isDifferent) {
    return <Notice>{words.text('round-declared-different', { declared })}</Notice>;
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
    </p>
  );
}
