// The list from which the office of an account is chosen: one, or every office, which is chosen as well.

import type { Office } from '../../host/wire.ts';
import { Select } from '../../kit/select.tsx';
import { useWords } from '../../words/words.tsx';
import type { useForm } from '../session/form.ts';

/** What stands in the list for every office: no office is called so. */
export const EVERY_OFFICE = '*';

/** The office that is chosen; none for every office. */
export const officeOf = (chosen: string): string | null => (chosen === EVERY_OFFICE ? null : chosen);

type Props = { offices: Office[] } & ReturnType<ReturnType<typeof useForm<'office'>>['field']>;

/** The list. */
export function StaffOffice({ offices, error, ...field }: Props) {
  const words = useWords();
  return (
    <Select
      label={words.text('console-office')}
      hint={words.text('console-staff-office-hint')}
      empty={words.text('console-choose')}
      options={[
        { id: EVERY_OFFICE, label: words.text('console-every-office') },
        ...offices.map(({ id, name }) => ({ id, label: name })),
      ]}
      {...field}
      error={error && words.text('console-office-missing')}
    />
  );
}
