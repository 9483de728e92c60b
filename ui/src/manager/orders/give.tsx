// Giving an order: what was checked by an agent, on a device or in an office, in a span, rests until it is lifted. What it
// touches is shown first.

import type {
  Agent,
  Device,
  NewOrder,
  Office,
  OrderGiven,
  OrderReason,
  OrderSubject,
} from '../../host/wire.ts';
import { Select } from '../../kit/select.tsx';
import { useWords, type Words } from '../../words/words.tsx';
import { Gesture } from '../lists/gesture.tsx';
import { usePath, useSession } from '../session/asking.ts';
import { useForm } from '../session/form.ts';
import { instantOf, shifted } from '../time.ts';
import { DayField, dayFault, dayIn } from './day-field.tsx';
import { Impact } from './impact.tsx';

/** Where orders are. */
export const PATH = '/v1/admin/orders';

/** What an order may be given about here, and the reasons that fit. */
const REASONS = {
  agent: ['inquiry', 'court', 'ended'],
  device: ['inquiry', 'court', 'lost', 'stolen', 'broken', 'ended'],
  office: ['inquiry', 'court'],
} as const satisfies Partial<Record<OrderSubject['kind'], readonly OrderReason[]>>;

type Kind = keyof typeof REASONS;
const KINDS = Object.keys(REASONS) as Kind[];

/** Those that fit; whatever it is about, there may be an inquiry. */
const reasonsOf = (kind: string): readonly OrderReason[] =>
  REASONS[KINDS.find((each) => each === kind) ?? 'office'];

const NAMES = ['kind', 'subject', 'from', 'until', 'reason'] as const;
const OPTIONAL = ['from', 'until'] as const;
type Form = ReturnType<typeof useForm<(typeof NAMES)[number]>>;

const kindOf = (form: Form) => KINDS.find((kind) => kind === form.value('kind'));

/** The span that is typed: the last day is in it, so that it ends where the next one begins. */
function spanIn(form: Form): Pick<NewOrder, 'from' | 'until'> {
  const [first, last] = [dayIn(form.value('from')), dayIn(form.value('until'))];
  return {
    from: first === undefined ? null : instantOf(first, '00:00'),
    until: last === undefined ? null : instantOf(shifted(last, 1), '00:00'),
  };
}

/** Which of the two days is wrong, and why. */
function spanFault(form: Form, words: Words): { at: 'from' | 'until'; text: string } | undefined {
  for (const at of OPTIONAL) {
    const text = form.value(at) === '' ? undefined : dayFault(form.value(at), words);
    if (text !== undefined) return { at, text };
  }
  const { from, until } = spanIn(form);
  if (from === null || until === null || from < until) return undefined;
  return { at: 'until', text: words.text('console-order-until-fault') };
}

/** The order as far as it is written; why it is given changes nothing of what it touches. */
function orderIn(form: Form, words: Words): NewOrder | undefined {
  const [kind, id] = [kindOf(form), form.value('subject')];
  if (kind === undefined || id === '' || spanFault(form, words)) return undefined;
  const reason = (form.value('reason') || 'inquiry') as OrderReason;
  return { on: { kind, id }, effect: 'rests', ...spanIn(form), reason };
}

/** The dialog. */
export function GiveOrder({ onClose, onGiven }: { onClose(): void; onGiven(): void }) {
  const words = useWords();
  const { ask } = useSession();
  const form = useForm({ names: NAMES, optional: OPTIONAL });
  const order = orderIn(form, words);
  const give = async () => {
    const fault = spanFault(form, words);
    if (fault) return form.fault(fault.at, fault.text);
    await form.run(async () => {
      if (!order) return;
      await ask<OrderGiven>('POST', PATH, order);
      onGiven();
    });
  };
  const day = (name: 'from' | 'until') => (
    <DayField
      legend={words.text(`console-order-${name}`)}
      hint={words.text(`console-order-${name}-hint`)}
      {...form.field(name)}
    />
  );
  return (
    <Gesture
      title={words.text('console-order-give')}
      lead={words.text('console-order-give-lead')}
      action={words.text('console-order-give-do')}
      isEnd
      stay={words.text('console-change-nothing')}
      isBusy={form.isBusy}
      banner={form.banner}
      onDo={give}
      onClose={onClose}
    >
      <Subject form={form} />
      <div className="halves">
        {day('from')}
        {day('until')}
      </div>
      <Reason form={form} />
      <Impact of={order && { path: `${PATH}/preview`, body: { ...order, reason: 'inquiry' } }} />
    </Gesture>
  );
}

/** What kind of thing it is about, then which one. */
function Subject({ form }: { form: Form }) {
  const words = useWords();
  const kind = kindOf(form);
  const options = useSubjects();
  const [what, which] = [form.field('kind'), form.field('subject')];
  const missing = words.text('console-choice-missing');
  return (
    <div className="halves">
      <Select
        label={words.text('console-ordered-on')}
        empty={words.text('console-choose')}
        options={KINDS.map((id) => ({ id, label: words.text(`console-ordered-${id}`) }))}
        {...what}
        onChange={(id) => {
          what.onChange(id);
          // What was chosen for the other kind may not fit this one.
          form.put('subject', '');
          if (!reasonsOf(id).includes(form.value('reason') as OrderReason)) form.put('reason', '');
        }}
        error={what.error && missing}
      />
      {kind && (
        <Select
          label={words.text(`console-ordered-${kind}`)}
          empty={words.text('console-choose')}
          options={options[kind]}
          {...which}
          error={which.error && missing}
        />
      )}
    </div>
  );
}

/** Those that an order may be about: of the same name, each with what tells it from the other. */
function useSubjects(): Record<Kind, Array<{ id: string; label: string }>> {
  const agents = usePath<Agent[]>('/v1/admin/agents').value ?? [];
  const devices = usePath<Device[]>('/v1/admin/devices').value ?? [];
  const offices = usePath<Office[]>('/v1/admin/offices').value ?? [];
  const officeOf = (id: string) => offices.find((office) => office.id === id)?.name;
  const told = (name: string, more: string | undefined) => (more ? `${name}, ${more}` : name);
  return {
    agent: agents.map(({ id, name, login }) => ({ id, label: told(name, login) })),
    device: devices.map(({ id, label, office }) => ({ id, label: told(label, officeOf(office)) })),
    office: offices.map(({ id, name }) => ({ id, label: name })),
  };
}

function Reason({ form }: { form: Form }) {
  const words = useWords();
  const reason = form.field('reason');
  return (
    <Select
      label={words.text('console-reason')}
      empty={words.text('console-choose')}
      options={reasonsOf(form.value('kind')).map((id) => ({
        id,
        label: words.text(`console-because-${id}`),
      }))}
      {...reason}
      error={reason.error && words.text('console-choice-missing')}
    />
  );
}
