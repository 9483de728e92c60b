// The office whose rounds an account sees. Must not know what is shown of it.

import type { Office } from '../../host/wire.ts';
import { usePath } from './asking.ts';

/** Its name; its id where this role may not read offices. */
export function OfficeName({ of }: { of: string }) {
  const offices = usePath<Office[]>('/v1/admin/offices');
  const name = offices.value?.find(({ id }) => id === of)?.name;
  return name ?? (offices.isBusy ? null : <span className="code">{of}</span>);
}
