// What the ids of an act are called: agents, devices, offices, models, people. Must not know an act.

import type { Agent, Device, KnownModel, Office, StaffMember } from '../../host/wire.ts';
import type { Key } from '../../words/keys.ts';
import { useWords } from '../../words/words.tsx';
import { usePath } from '../session/asking.ts';

/** Names; ids until they are read. */
export type NamesOfActs = {
  agent(id: string): string;
  device(id: string): string;
  office(id: string | null): string;
  person(login: string): string;
  model(id: number): string;
};

/** Reads what an administrator may read. */
export function useNamesOfActs(): NamesOfActs {
  const words = useWords();
  const agents = usePath<Agent[]>('/v1/admin/agents').value;
  const devices = usePath<Device[]>('/v1/admin/devices').value;
  const offices = usePath<Office[]>('/v1/admin/offices').value;
  const staff = usePath<StaffMember[]>('/v1/admin/staff').value;
  const models = usePath<KnownModel[]>('/v1/admin/models').value;
  return {
    agent: (id) => agents?.find((agent) => agent.id === id)?.name ?? id,
    device: (id) => devices?.find((device) => device.id === id)?.label ?? id,
    office: (id) =>
      id === null
        ? words.text('console-every-office')
        : (offices?.find((office) => office.id === id)?.name ?? id),
    person: (login) => staff?.find((member) => member.login === login)?.name ?? login,
    model: (id) => {
      const key = models?.find((model) => model.id === id)?.key;
      return key ? words.text(key as Key) : String(id);
    },
  };
}
