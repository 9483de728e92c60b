// The offices: a list, and a form that adds one.

import { useState } from 'react';
import type { NewOffice, Office } from '../../host/wire.ts';
import { Button } from '../../kit/button.tsx';
import { Empty } from '../../kit/empty.tsx';
import { Field } from '../../kit/field.tsx';
import { Select } from '../../kit/select.tsx';
import { useWords } from '../../words/words.tsx';
import { usePath, useSession } from '../session/asking.ts';
import { useForm } from '../session/form.ts';
import { ZONES } from '../zones.ts';
import { Gesture } from './gesture.tsx';
import { Shelf } from './list-page.tsx';
import { zoneName } from './zone.ts';

const NAMES = ['name', 'locality', 'zone'] as const;
const ZONE = ['zone'] as const;

/** Every office. */
export function OfficesPage() {
  const words = useWords();
  const offices = usePath<Office[]>('/v1/admin/offices');
  const [isAdding, setAdding] = useState(false);
  const [turned, setTurned] = useState<Office | null>(null);
  const add = (
    <Button look="primary" onPress={() => setAdding(true)}>
      {words.text('console-office-add')}
    </Button>
  );
  return (
    <Shelf<Office>
      title={words.text('console-offices')}
      loaded={offices}
      count={(count) => words.text('console-offices-count', { count })}
      keyOf={({ id }) => id}
      entries={[
        { id: 'name', head: words.text('console-office-name'), text: ({ name }) => name },
        { id: 'locality', head: words.text('console-locality'), text: ({ locality }) => locality },
        {
          id: 'zone',
          head: words.text('console-office-zone'),
          text: ({ zone }) => words.text(zoneName(zone)),
        },
      ]}
      gestures={(office) => (
        <Button look="small" onPress={() => setTurned(office)}>
          {words.text('console-office-zone-set')}
          <span className="visually-hidden"> {words.text('console-of', { name: office.name })}</span>
        </Button>
      )}
      file={words.text('console-offices-file')}
      empty={
        <Empty title={words.text('console-offices-none')} action={add}>
          {words.text('console-offices-none-lead')}
        </Empty>
      }
      actions={offices.value?.length !== 0 && add}
    >
      {turned && <SetZone office={turned} onClose={() => setTurned(null)} onSet={offices.reload} />}
      {isAdding && <AddOffice onClose={() => setAdding(false)} onAdded={offices.reload} />}
    </Shelf>
  );
}

function AddOffice({ onClose, onAdded }: { onClose(): void; onAdded(): void }) {
  const words = useWords();
  const { ask } = useSession();
  const form = useForm({ names: NAMES, first: { zone: 'Europe/Paris' } });
  const add = () =>
    form.run(async () => {
      const body: NewOffice = {
        name: form.value('name'),
        locality: form.value('locality'),
        zone: form.value('zone'),
      };
      await ask('POST', '/v1/admin/offices', body);
      onAdded();
      onClose();
    });
  return (
    <Gesture
      title={words.text('console-office-add')}
      action={words.text('console-add')}
      isBusy={form.isBusy}
      banner={form.banner}
      onDo={add}
      onClose={onClose}
    >
      <Field
        label={words.text('console-office-name')}
        hint={words.text('console-office-name-hint')}
        {...form.field('name')}
      />
      <Field label={words.text('console-locality')} {...form.field('locality')} />
      <ZoneSelect {...form.field('zone')} />
    </Gesture>
  );
}

type OneOffice = { office: Office; onClose(): void; onSet(): void };

/** Another clock for an office: its rounds are planned, and its devices tell hours, by it. */
function SetZone({ office, onClose, onSet }: OneOffice) {
  const words = useWords();
  const { ask } = useSession();
  const form = useForm({ names: ZONE, first: { zone: office.zone } });
  const set = () =>
    form.run(async () => {
      await ask('POST', `/v1/admin/offices/${office.id}/zone`, { zone: form.value('zone') });
      onSet();
      onClose();
    });
  return (
    <Gesture
      title={words.text('console-office-zone-title', { name: office.name })}
      lead={words.text('console-office-zone-lead')}
      action={words.text('console-office-zone-do')}
      stay={words.text('console-change-nothing')}
      isBusy={form.isBusy}
      banner={form.banner}
      onDo={set}
      onClose={onClose}
    >
      <ZoneSelect {...form.field('zone')} />
    </Gesture>
  );
}

type Chosen = ReturnType<ReturnType<typeof useForm<'zone'>>['field']>;

function ZoneSelect(field: Chosen) {
  const words = useWords();
  return (
    <Select
      label={words.text('console-office-zone')}
      empty={words.text('console-choose')}
      options={ZONES.map((id) => ({ id, label: words.text(zoneName(id)) }))}
      {...field}
    />
  );
}
