// The agents: who may work at a counter or at a door, and with which devices.

import { useState } from 'react';
import type { Agent, Device, Office } from '../../host/wire.ts';
import { Button } from '../../kit/button.tsx';
import { Empty } from '../../kit/empty.tsx';
import { Select } from '../../kit/select.tsx';
import { State } from '../../kit/state.tsx';
import { useWords, type Words } from '../../words/words.tsx';
import { type Handed, HandOver } from '../acts/hand-over.tsx';
import { usePath } from '../session/asking.ts';
import { dateInFigures, dayInFigures } from '../time.ts';
import { AddAgent } from './add-agent.tsx';
import { type AgentGesture, AgentGestures, CloseAgent, RenewAgentCode } from './agent-gestures.tsx';
import { AgentTraining } from './agent-training.tsx';
import { type Entry, Shelf } from './list-page.tsx';

type Doing = { what: 'add' } | { what: AgentGesture; agent: Agent } | { what: 'show'; handed: Handed };

const MARKS = {
  document: 'hasty-document',
  features: 'hasty-features',
  comparison: 'hasty-comparison',
} as const;

/** Steps of checks that were very short, where anybody has some and they are told. */
function marksOf(agents: Agent[], words: Words): Array<Entry<Agent>> {
  if (!agents.some(({ marks }) => marks?.length)) return [];
  const counts = ({ marks }: Agent) =>
    Object.fromEntries(
      Object.entries(MARKS).map(([name, mark]) => [
        name,
        marks?.find((one) => one.mark === mark)?.count ?? 0,
      ]),
    );
  return [
    {
      id: 'marks',
      head: words.text('console-agent-marks'),
      text: (agent) => (agent.marks?.length ? words.text('console-agent-marks-told', counts(agent)) : ''),
    },
  ];
}

function useEntries(
  agents: Agent[] = [],
  offices: Office[] = [],
  devices: Device[] = [],
): Array<Entry<Agent>> {
  const words = useWords();
  const stateOf = ({ active_to }: Agent) =>
    active_to === null
      ? words.text('console-agent-active')
      : words.text('console-agent-closed', { day: dateInFigures(active_to) });
  const devicesOf = (agent: Agent) =>
    agent.devices.map((id) => devices.find((each) => each.id === id)?.label ?? id).join(', ');
  return [
    { id: 'name', head: words.text('console-name'), text: ({ name }) => name },
    { id: 'kind', head: words.text('console-kind'), text: ({ kind }) => words.text(`console-kind-${kind}`) },
    { id: 'login', head: words.text('console-login'), text: ({ login }) => login },
    {
      id: 'office',
      head: words.text('console-office'),
      text: ({ office }) => offices.find(({ id }) => id === office)?.name ?? '',
    },
    {
      id: 'devices',
      head: words.text('console-devices'),
      text: devicesOf,
      show: (agent) => devicesOf(agent) || words.text('console-agent-no-device'),
    },
    {
      id: 'training',
      head: words.text('console-agent-training'),
      text: ({ trained_on }) =>
        trained_on === null ? words.text('console-agent-training-none') : dayInFigures(trained_on),
    },
    ...marksOf(agents, words),
    {
      id: 'state',
      head: words.text('console-state'),
      text: stateOf,
      show: (agent) => <State name={agent.active_to === null ? 'agrees' : 'absent'}>{stateOf(agent)}</State>,
    },
  ];
}

/** The list narrowed to an office and a kind of work. */
function useNarrow(offices: Office[] = []) {
  const words = useWords();
  const [office, setOffice] = useState('');
  const [kind, setKind] = useState('');
  return {
    keeps: (agent: Agent) =>
      (office === '' || agent.office === office) && (kind === '' || agent.kind === kind),
    isOn: office !== '' || kind !== '',
    clear: () => {
      setOffice('');
      setKind('');
    },
    shown: (
      <>
        <Select
          label={words.text('console-office')}
          value={office}
          onChange={setOffice}
          empty={words.text('console-all-offices')}
          options={offices.map(({ id, name }) => ({ id, label: name }))}
        />
        <Select
          label={words.text('console-kind')}
          value={kind}
          onChange={setKind}
          empty={words.text('console-all-kinds')}
          options={[
            { id: 'clerk', label: words.text('console-kind-clerk') },
            { id: 'carrier', label: words.text('console-kind-carrier') },
          ]}
        />
      </>
    ),
  };
}

/** Every agent. */
export function AgentsPage() {
  const words = useWords();
  const agents = usePath<Agent[]>('/v1/admin/agents');
  const offices = usePath<Office[]>('/v1/admin/offices').value;
  const devices = usePath<Device[]>('/v1/admin/devices').value;
  const [doing, setDoing] = useState<Doing | null>(null);
  const stop = () => setDoing(null);
  const show = (handed: Handed) => {
    setDoing({ what: 'show', handed });
    void agents.reload();
  };
  const add = (
    <Button look="primary" onPress={() => setDoing({ what: 'add' })}>
      {words.text('console-agent-add')}
    </Button>
  );
  return (
    <Shelf<Agent>
      title={words.text('console-agents')}
      loaded={agents}
      count={(count) => words.text('console-agents-count', { count })}
      keyOf={({ id }) => id}
      entries={useEntries(agents.value, offices, devices)}
      gestures={(agent) => <AgentGestures agent={agent} onDo={(what) => setDoing({ what, agent })} />}
      file={words.text('console-agents-file')}
      empty={
        <Empty title={words.text('console-agents-none')} action={add}>
          {words.text('console-agents-none-lead')}
        </Empty>
      }
      actions={agents.value?.length !== 0 && add}
      narrow={useNarrow(offices)}
    >
      {doing?.what === 'add' && <AddAgent offices={offices ?? []} onClose={stop} onAdded={show} />}
      {doing?.what === 'code' && <RenewAgentCode agent={doing.agent} onClose={stop} onRenewed={show} />}
      {doing?.what === 'training' && (
        <AgentTraining
          agent={doing.agent}
          onClose={stop}
          onSet={(answer) => show({ answer, name: doing.agent.name })}
        />
      )}
      {doing?.what === 'close' && <CloseAgent agent={doing.agent} onClose={stop} onEnded={agents.reload} />}
      {doing?.what === 'show' && <HandOver handed={doing.handed} onClose={stop} />}
    </Shelf>
  );
}
