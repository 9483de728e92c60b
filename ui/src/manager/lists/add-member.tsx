// The form that adds somebody to the staff. They choose their own password, by the link that is handed to them.

import { useState } from 'react';
import type { Done, NewStaffMember, Office } from '../../host/wire.ts';
import { Choices } from '../../kit/choices.tsx';
import { Field } from '../../kit/field.tsx';
import { useWords } from '../../words/words.tsx';
import type { Handed } from '../acts/hand-over.tsx';
import { useProposing } from '../acts/waiting.tsx';
import { useSession } from '../session/asking.ts';
import { useForm } from '../session/form.ts';
import { Gesture } from './gesture.tsx';
import { officeOf, StaffOffice } from './staff-office.tsx';

const NAMES = ['role', 'name', 'login', 'office'] as const;
const PLACES = { 'already-there': 'login' } as const;
const OFFICE = ['office'] as const;
const ROLES = ['manager', 'administrator', 'reviewer'] as const;

type Props = { offices: Office[]; onClose(): void; onAdded(handed: Handed): void };

/** Adds somebody. */
export function AddMember({ offices, onClose, onAdded }: Props) {
  const words = useWords();
  const { ask } = useSession();
  const proposing = useProposing(words.text('console-add'));
  // An administrator's work holds for every office: there is none to choose.
  const [hasOffice, setOffice] = useState(false);
  const form = useForm({ names: NAMES, optional: hasOffice ? [] : OFFICE, placeOf: PLACES });
  const role = form.field('role');
  const choose = (id: string) => {
    role.onChange(id);
    setOffice(id !== 'administrator');
  };
  const add = () =>
    form.run(async () => {
      const body: NewStaffMember = {
        login: form.value('login').trim(),
        name: form.value('name'),
        role: form.value('role') as NewStaffMember['role'],
        office: hasOffice ? officeOf(form.value('office')) : null,
      };
      onAdded({ answer: await ask<Done>('POST', '/v1/admin/staff', body), name: body.name });
    });
  return (
    <Gesture
      title={words.text('console-staff-add')}
      lead={words.text('console-staff-add-lead')}
      {...proposing}
      isBusy={form.isBusy}
      banner={form.banner}
      onDo={add}
      onClose={onClose}
    >
      <Choices
        label={words.text('console-role')}
        choices={ROLES.map((id) => ({
          id,
          label: words.text(`console-role-${id}`),
          note: words.text(`console-role-${id}-may`),
        }))}
        chosen={role.value || null}
        onChoose={choose}
        error={role.error && words.text('console-choice-missing')}
        first={role.input}
      />
      <Field label={words.text('console-name')} {...form.field('name')} />
      <Field
        label={words.text('console-login')}
        hint={words.text('console-login-hint')}
        {...form.field('login')}
      />
      {hasOffice && <StaffOffice offices={offices} {...form.field('office')} />}
    </Gesture>
  );
}
