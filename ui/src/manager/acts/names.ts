// What the ids of an act are called: agents, devices, offices, models, people. An id is shown only where nobody knows a
// name. Must not know how an act is told.

import { useEffect } from 'react';
import type { Act, Acts, Agent, Device, KnownModel, Office, StaffMember } from '../../host/wire.ts';
import type { Key } from '../../words/keys.ts';
import { useWords } from '../../words/words.tsx';
import { type Loaded, usePath } from '../session/asking.ts';

/** Who acts when nobody is signed in: whoever has a shell on the server. */
const OPERATOR = '(operator)';

/** Stands for a name that is being read. */
const READING = '…';

/** Names of what an act is about. */
export type NamesOfActs = {
  agent(id: string): string;
  device(id: string): string;
  /** The device that writes a chain; nothing where the registry does not know the chain. */
  chain(id: string): string | undefined;
  office(id: string | null): string;
  person(login: string): string;
  model(id: number): string;
};

/** The names that acts bring themselves: of what is only proposed, and of accounts that were closed since. */
function broughtBy(acts: Act[]): Map<string, string> {
  const brought = new Map<string, string>();
  for (const act of acts) {
    if (act.what === 'add-agent') brought.set(act.agent, act.name);
    if (act.what === 'add-device') brought.set(act.device, act.label);
    if (act.what === 'add-office') brought.set(act.office, act.name);
    if (act.what === 'add-staff') brought.set(act.login, act.name);
  }
  return brought;
}

/** Reads a list again when other acts came: what they are about may have been added since. */
export function useFollowed<T>(path: string, newest: string | undefined): Loaded<T> {
  const list = usePath<T>(path);
  const { reload } = list;
  const isRead = list.value !== undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: at other acts, not when the list itself is read
  useEffect(() => {
    if (newest !== undefined && isRead) void reload();
  }, [newest]);
  return list;
}

/** The acts of a page, those that wait first. */
export const shownOf = (acts: Acts | undefined) => acts && [...acts.waiting, ...acts.newest];

/** Which they are. */
export const whichOf = (acts: Acts | undefined) =>
  shownOf(acts)
    ?.map(({ id }) => id)
    .join(' ');

/** Reads what an administrator may read, for these acts. */
export function useNamesOfActs(acts: Acts | undefined): NamesOfActs {
  const words = useWords();
  const shown = shownOf(acts);
  const which = whichOf(acts);
  const agents = useFollowed<Agent[]>('/v1/admin/agents', which);
  const devices = useFollowed<Device[]>('/v1/admin/devices', which);
  const offices = useFollowed<Office[]>('/v1/admin/offices', which);
  const staff = useFollowed<StaffMember[]>('/v1/admin/staff', which);
  const models = usePath<KnownModel[]>('/v1/admin/models').value;
  const brought = broughtBy(shown?.map(({ act }) => act) ?? []);
  /** The name of the one that is meant; while the list is read, neither a name nor an id. */
  const nameIn = <T>({ value, refusal }: Loaded<T[]>, id: string, nameOf: (one: T) => string | false) => {
    const found = value?.map(nameOf).find((name) => name !== false) || brought.get(id);
    return found ?? (value || refusal ? id : READING);
  };
  const device = (id: string) => nameIn(devices, id, (one) => one.id === id && one.label);
  return {
    agent: (id) => nameIn(agents, id, (one) => one.id === id && one.name),
    device,
    chain: (id) => {
      const found = acts?.chains.find(({ chain }) => chain === id);
      return found && device(found.device);
    },
    office: (id) =>
      id === null
        ? words.text('console-every-office')
        : nameIn(offices, id, (one) => one.id === id && one.name),
    person: (login) =>
      login === OPERATOR
        ? words.text('console-act-operator')
        : nameIn(staff, login, (one) => one.login === login && one.name),
    model: (id) => {
      const key = models?.find((model) => model.id === id)?.key;
      return key ? words.text(key as Key) : String(id);
    },
  };
}
