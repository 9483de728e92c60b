// The devices: where each is in its life, and when it was heard. The form that adds one is here as well.

import { useState } from 'react';
import type { CreatedDevice, Device, DeviceClock, NewDevice, Office } from '../../host/wire.ts';
import { Button } from '../../kit/button.tsx';
import { Empty } from '../../kit/empty.tsx';
import { Field } from '../../kit/field.tsx';
import { Select } from '../../kit/select.tsx';
import { State } from '../../kit/state.tsx';
import { useWords, type Words } from '../../words/words.tsx';
import { type Handed, HandOver, NOTHING } from '../acts/hand-over.tsx';
import { useActs } from '../acts/waiting.tsx';
import { usePath, useSession } from '../session/asking.ts';
import { useForm } from '../session/form.ts';
import { stamp } from '../time.ts';
import {
  ConfirmDevice,
  type DeviceGesture,
  DeviceGestures,
  RenewDeviceCode,
  RevokeDevice,
} from './device-gestures.tsx';
import { useDeviceState } from './device-state.ts';
import { Gesture } from './gesture.tsx';
import { type Entry, Shelf } from './list-page.tsx';
import { HandInFile } from './parcel.tsx';

type Doing =
  | { what: 'add' | 'parcel' }
  | { what: DeviceGesture; device: Device }
  | { what: 'show'; handed: Handed };

function useEntries(offices: Office[] = []): Array<Entry<Device>> {
  const words = useWords();
  const stateOf = useDeviceState();
  return [
    { id: 'label', head: words.text('console-device-label'), text: ({ label }) => label },
    {
      id: 'office',
      head: words.text('console-office'),
      text: ({ office }) => offices.find(({ id }) => id === office)?.name ?? '',
    },
    {
      id: 'state',
      head: words.text('console-state'),
      text: (device) => stateOf(device).told,
      show: (device) => {
        const alarm = alarmOf(device);
        return (
          <>
            <State name={stateOf(device).name}>{stateOf(device).told}</State>
            {alarm && (
              <>
                {' '}
                <span className="small">{words.text(`console-device-${alarm}-next`)}</span>
              </>
            )}
          </>
        );
      },
    },
    {
      id: 'heard',
      head: words.text('console-heard'),
      text: ({ heard_at }) => (heard_at === null ? words.text('console-never-heard') : stamp(heard_at)),
      order: (a, b) => (a.heard_at ?? 0) - (b.heard_at ?? 0),
    },
    {
      id: 'clock',
      head: words.text('console-clock'),
      text: ({ clock }) => (clock ? clockTold(words, clock) : ''),
      show: ({ clock }) =>
        clock && (
          <>
            <State name="attention">{clockTold(words, clock)}</State>{' '}
            <span className="small muted">{stamp(clock.at)}</span>
          </>
        ),
      order: (a, b) => (a.clock?.at ?? 0) - (b.clock?.at ?? 0),
    },
  ];
}

/** What has to be looked at of a device in use: two machines under its name, or a registry that it does not believe. */
function alarmOf({ doubled_at, ledger_doubted_at, revoked_at }: Device): 'doubled' | 'ledger' | null {
  if (revoked_at !== null) return null;
  if (doubled_at !== null) return 'doubled';
  return ledger_doubted_at !== null ? 'ledger' : null;
}

const MINUTE_S = 60;
const HOUR_S = 3600;
const DAY_S = 86_400;

/** What the clock did, with its size in the largest unit that fits twice. */
function clockTold(words: Words, { change, by_s }: DeviceClock): string {
  const unit = by_s >= 2 * DAY_S ? 'days' : by_s >= 2 * HOUR_S ? 'hours' : 'minutes';
  const size = { days: DAY_S, hours: HOUR_S, minutes: MINUTE_S }[unit];
  const by = words.text(`console-clock-${unit}`, { count: Math.max(1, Math.round(by_s / size)) });
  return words.text(`console-clock-${change}`, { by });
}

/** Every device. */
export function DevicesPage() {
  const words = useWords();
  const devices = usePath<Device[]>('/v1/admin/devices', 10);
  const offices = usePath<Office[]>('/v1/admin/offices').value;
  const [doing, setDoing] = useState<Doing | null>(null);
  const stop = () => setDoing(null);
  const acts = useActs();
  // What waits is counted over every page: it counts anew with the list.
  const reload = () => {
    void devices.reload();
    void acts?.reload();
  };
  const show = (handed: Handed) => {
    setDoing({ what: 'show', handed });
    reload();
  };
  const add = (
    <Button look="primary" onPress={() => setDoing({ what: 'add' })}>
      {words.text('console-device-add')}
    </Button>
  );
  return (
    <Shelf<Device>
      title={words.text('console-devices')}
      loaded={devices}
      count={(count) => words.text('console-devices-count', { count })}
      keyOf={({ id }) => id}
      entries={useEntries(offices)}
      gestures={(device) => <DeviceGestures device={device} onDo={(what) => setDoing({ what, device })} />}
      file={words.text('console-devices-file')}
      empty={
        <Empty title={words.text('console-devices-none')} action={add}>
          {words.text('console-devices-none-lead')}
        </Empty>
      }
      actions={
        devices.value?.length !== 0 && (
          <>
            <Button onPress={() => setDoing({ what: 'parcel' })}>{words.text('console-parcel')}</Button>
            {add}
          </>
        )
      }
    >
      {doing?.what === 'add' && <AddDevice offices={offices ?? []} onClose={stop} onAdded={show} />}
      {doing?.what === 'code' && <RenewDeviceCode device={doing.device} onClose={stop} onRenewed={show} />}
      {doing?.what === 'confirm' && (
        <ConfirmDevice device={doing.device} onClose={stop} onConfirmed={reload} />
      )}
      {doing?.what === 'revoke' && <RevokeDevice device={doing.device} onClose={stop} onEnded={reload} />}
      {doing?.what === 'parcel' && <HandInFile onClose={stop} onTaken={devices.reload} />}
      {doing?.what === 'show' && <HandOver handed={doing.handed} onClose={stop} />}
    </Shelf>
  );
}

type AddProps = { offices: Office[]; onClose(): void; onAdded(handed: Handed): void };

const NAMES = ['label', 'office'] as const;

function AddDevice({ offices, onClose, onAdded }: AddProps) {
  const words = useWords();
  const { ask } = useSession();
  const form = useForm({ names: NAMES });
  const office = form.field('office');
  const add = () =>
    form.run(async () => {
      const body: NewDevice = { label: form.value('label'), office: form.value('office') };
      const { id, code } = await ask<CreatedDevice>('POST', '/v1/admin/devices', body);
      onAdded({
        answer: { ...NOTHING, id, code },
        name: body.label,
        code: {
          title: words.text('console-device-code', { label: body.label }),
          lead: words.text('console-device-code-lead'),
        },
      });
    });
  return (
    <Gesture
      title={words.text('console-device-add')}
      action={words.text('console-device-add-do')}
      isBusy={form.isBusy}
      banner={form.banner}
      onDo={add}
      onClose={onClose}
    >
      <Field
        label={words.text('console-device-label')}
        hint={words.text('console-device-label-hint')}
        {...form.field('label')}
      />
      <Select
        label={words.text('console-office')}
        empty={words.text('console-choose')}
        options={offices.map(({ id, name }) => ({ id, label: name }))}
        {...office}
        error={office.error && words.text('console-office-missing')}
      />
    </Gesture>
  );
}
