// A version that ends, for the policy's list. It is only written down here: the policy is saved as a whole.

import type { VersionEnd, VersionOf } from '../../host/wire.ts';
import { Field } from '../../kit/field.tsx';
import { Select } from '../../kit/select.tsx';
import { useWords } from '../../words/words.tsx';
import { DayField, dayFault, dayIn } from '../orders/day-field.tsx';
import { useForm } from '../session/form.ts';
import { instantOf, shifted } from '../time.ts';
import { Gesture } from './gesture.tsx';

const NAMES = ['of', 'version', 'until'] as const;
const KINDS: VersionOf[] = ['software', 'rules', 'catalogue'];

type Props = { known: VersionEnd[]; onAdd(end: VersionEnd): void; onClose(): void };

/** The dialog. */
export function AddEnd({ known, onAdd, onClose }: Props) {
  const words = useWords();
  const form = useForm({ names: NAMES });
  const of = KINDS.find((kind) => kind === form.value('of'));
  const add = () => {
    if (of === undefined) return form.fault('of', words.text('console-choice-missing'));
    const typed = form.value('version').trim();
    const version = Number(typed);
    if (!/^\d{1,5}$/.test(typed) || version < 1 || version > 65_535) {
      return form.fault('version', words.text('console-end-version-fault'));
    }
    if (known.some((end) => end.of === of && end.version === version)) {
      return form.fault('version', words.text('console-end-twice'));
    }
    const fault = dayFault(form.value('until'), words);
    if (fault) return form.fault('until', fault);
    const last = dayIn(form.value('until'));
    if (last === undefined) return;
    const until = instantOf(shifted(last, 1), '00:00') - 1;
    void form.run(async () => onAdd({ of, version, until }));
  };
  return (
    <Gesture
      title={words.text('console-end-title')}
      lead={words.text('console-end-lead')}
      action={words.text('console-entry-do')}
      isBusy={form.isBusy}
      banner={form.banner}
      onDo={add}
      onClose={onClose}
    >
      <div className="halves">
        <Select
          label={words.text('console-end-of')}
          empty={words.text('console-choose')}
          options={KINDS.map((id) => ({ id, label: words.text(`console-version-${id}`) }))}
          {...form.field('of')}
        />
        <Field label={words.text('console-end-version')} kind="figures" {...form.field('version')} />
      </div>
      <DayField legend={words.text('console-end-until')} {...form.field('until')} />
    </Gesture>
  );
}
