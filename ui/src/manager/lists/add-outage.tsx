// An outage for the policy's list: its days and why. It is only written down here: the policy is saved as a whole.

import type { Outage } from '../../host/wire.ts';
import { Field } from '../../kit/field.tsx';
import { useWords } from '../../words/words.tsx';
import { DayField, dayFault, dayIn } from '../orders/day-field.tsx';
import { useForm } from '../session/form.ts';
import { instantOf, shifted } from '../time.ts';
import { Gesture } from './gesture.tsx';

const NAMES = ['from', 'until', 'why'] as const;

/** The dialog. */
export function AddOutage({ onAdd, onClose }: { onAdd(outage: Outage): void; onClose(): void }) {
  const words = useWords();
  const form = useForm({ names: NAMES });
  const add = () => {
    const days = ['from', 'until'] as const;
    for (const name of days) {
      const fault = dayFault(form.value(name), words);
      if (fault) return form.fault(name, fault);
    }
    const [first, last] = days.map((name) => dayIn(form.value(name)));
    if (first === undefined || last === undefined) return;
    if (last < first) return form.fault('until', words.text('console-order-until-fault'));
    void form.run(async () =>
      onAdd({
        from: instantOf(first, '00:00'),
        // Its last day is in it.
        until: instantOf(shifted(last, 1), '00:00') - 1,
        why: form.value('why').trim(),
      }),
    );
  };
  return (
    <Gesture
      title={words.text('console-outage-title')}
      lead={words.text('console-outage-lead')}
      action={words.text('console-entry-do')}
      isBusy={form.isBusy}
      banner={form.banner}
      onDo={add}
      onClose={onClose}
    >
      <div className="halves">
        <DayField legend={words.text('console-outage-from')} {...form.field('from')} />
        <DayField legend={words.text('console-outage-until')} {...form.field('until')} />
      </div>
      <Field
        label={words.text('console-outage-why')}
        hint={words.text('console-outage-why-hint')}
        {...form.field('why')}
      />
    </Gesture>
  );
}
