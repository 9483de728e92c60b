// The offices: a list, and a form that adds one.

import { useState } from 'react';
import type { NewOffice, Office } from '../../host/wire.ts';
import { Button } from '../../kit/button.tsx';
import { Empty } from '../../kit/empty.tsx';
import { Field } from '../../kit/field.tsx';
import { useWords } from '../../words/words.tsx';
import { usePath, useSession } from '../session/asking.ts';
import { useForm } from '../session/form.ts';
import { Gesture } from './gesture.tsx';
import { Shelf } from './list-page.tsx';

const NAMES = ['name', 'locality'] as const;

/** Every office. */
export function OfficesPage() {
  const words = useWords();
  const offices = usePath<Office[]>('/v1/admin/offices');
  const [isAdding, setAdding] = useState(false);
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
      ]}
      file={words.text('console-offices-file')}
      empty={
        <Empty title={words.text('console-offices-none')} action={add}>
          {words.text('console-offices-none-lead')}
        </Empty>
      }
      actions={offices.value?.length !== 0 && add}
    >
      {isAdding && <AddOffice onClose={() => setAdding(false)} onAdded={offices.reload} />}
    </Shelf>
  );
}

function AddOffice({ onClose, onAdded }: { onClose(): void; onAdded(): void }) {
  const words = useWords();
  const { ask } = useSession();
  const form = useForm({ names: NAMES });
  const add = () =>
    form.run(async () => {
      const body: NewOffice = { name: form.value('name'), locality: form.value('locality') };
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
    </Gesture>
  );
}
