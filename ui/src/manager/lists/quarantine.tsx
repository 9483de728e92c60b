// What was kept and could not be opened. Nothing here is lost; a person decides about it.

import { useCallback, useState } from 'react';
import type { Device, SetAside } from '../../host/wire.ts';
import { Empty } from '../../kit/empty.tsx';
import { Toast } from '../../kit/toast.tsx';
import { useWords } from '../../words/words.tsx';
import { type Answer, isProposed, Proposed } from '../acts/hand-over.tsx';
import { useLoaded, usePath, useSession } from '../session/asking.ts';
import { stamp } from '../time.ts';
import { DecideButton, DecideRecord } from './decide-record.tsx';
import { Shelf } from './list-page.tsx';

/** Labels of devices for who may read them; a reviewer sees their numbers. */
function useDeviceLabels(): (id: string) => string | undefined {
  const { ask, me } = useSession();
  const read = useCallback(
    () => (me.role === 'reviewer' ? Promise.resolve([]) : ask<Device[]>('GET', '/v1/admin/devices')),
    [ask, me.role],
  );
  const devices = useLoaded(read).value;
  return (id) => devices?.find((device) => device.id === id)?.label;
}

/** The quarantine. */
export function QuarantinePage() {
  const words = useWords();
  const { me } = useSession();
  const records = usePath<SetAside[]>('/v1/quarantine', 30);
  const labelOf = useDeviceLabels();
  const [doing, setDoing] = useState<SetAside | null>(null);
  const [decided, setDecided] = useState<{ answer: Answer } | null>(null);
  const reasonOf = ({ reason }: SetAside) => words.text(`console-reason-${reason}`);
  const lead = me.role === 'reviewer' ? 'console-quarantine-reviewer' : 'console-quarantine-lead';
  return (
    <Shelf<SetAside>
      title={words.text('console-quarantine')}
      lead={words.text(lead)}
      loaded={records}
      count={(count) => words.text('console-quarantine-count', { count })}
      keyOf={({ chain, sequence, reason, first_received }) =>
        `${chain} ${sequence} ${reason} ${first_received}`
      }
      entries={[
        {
          id: 'device',
          head: words.text(me.role === 'reviewer' ? 'console-device-number' : 'console-device'),
          text: ({ device }) => labelOf(device) ?? device,
          show: ({ device }) => labelOf(device) ?? <span className="code">{device}</span>,
        },
        {
          id: 'sequence',
          head: words.text('console-sequence'),
          text: ({ sequence }) => String(sequence),
          align: 'end',
        },
        { id: 'reason', head: words.text('console-reason'), text: reasonOf },
        {
          id: 'at',
          head: words.text('console-received-at'),
          text: ({ first_received }) => stamp(first_received),
          order: (a, b) => a.first_received - b.first_received,
        },
        {
          id: 'chain',
          head: words.text('console-chain'),
          text: ({ chain }) => chain,
          show: ({ chain }) => <span className="code">{chain}</span>,
        },
      ]}
      gestures={(record) => (
        <DecideButton
          record={record}
          onDo={() => {
            setDecided(null);
            setDoing(record);
          }}
        />
      )}
      file={words.text('console-quarantine-file')}
      empty={
        <Empty title={words.text('console-quarantine-none')}>
          {words.text('console-quarantine-none-lead')}
        </Empty>
      }
    >
      {decided && isProposed(decided.answer) && <Proposed onClose={() => setDecided(null)} />}
      {decided && !isProposed(decided.answer) && (
        <Toast onClose={() => setDecided(null)} closeLabel={words.text('console-close')}>
          {words.text('console-decided')}
        </Toast>
      )}
      {doing && (
        <DecideRecord
          record={doing}
          device={labelOf(doing.device) ?? doing.device}
          reason={reasonOf(doing)}
          onClose={() => setDoing(null)}
          onDecided={(answer) => {
            setDoing(null);
            setDecided({ answer });
            void records.reload();
          }}
        />
      )}
    </Shelf>
  );
}
