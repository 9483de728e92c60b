// What is done with one device: a new code, the comparison of its letters, the end of its right to work.

import { type Device, REVOCATION_REASONS } from '../../host/wire.ts';
import { Button } from '../../kit/button.tsx';
import { Letters } from '../../kit/letters.tsx';
import { useWords } from '../../words/words.tsx';
import type { Handed } from '../acts/hand-over.tsx';
import { useSession } from '../session/asking.ts';
import { useForm } from '../session/form.ts';
import { EndRight } from './end-right.tsx';
import { Gesture } from './gesture.tsx';
import { RenewCode } from './renew-code.tsx';

/** What may be done with a device. */
export type DeviceGesture = 'code' | 'confirm' | 'revoke';

/** The buttons of a device's row. */
export function DeviceGestures({ device, onDo }: { device: Device; onDo(what: DeviceGesture): void }) {
  const words = useWords();
  if (device.revoked_at !== null) return words.text('console-device-ended');
  const of = <span className="visually-hidden"> {words.text('console-of', { name: device.label })}</span>;
  return (
    <span className="btn-row tight">
      {device.enrolled_at === null && (
        <Button look="small" onPress={() => onDo('code')}>
          {words.text('console-code-new')}
          {of}
        </Button>
      )}
      {device.enrolled_at !== null && device.confirmed_at === null && (
        <Button look="small" onPress={() => onDo('confirm')}>
          {words.text('console-device-confirm')}
          {of}
        </Button>
      )}
      <Button look="small" onPress={() => onDo('revoke')}>
        {words.text('console-device-revoke')}
        {of}
      </Button>
    </span>
  );
}

type OneDevice = { device: Device; onClose(): void };

/** A new code, which ends the one before. */
export function RenewDeviceCode({ device, ...of }: OneDevice & { onRenewed(handed: Handed): void }) {
  const words = useWords();
  const { id, label } = device;
  return (
    <RenewCode
      {...of}
      title={words.text('console-device-code-new', { label })}
      name={label}
      path={`/v1/admin/devices/${id}/code`}
      shown={{
        title: words.text('console-device-code', { label }),
        lead: words.text('console-device-code-lead'),
      }}
    />
  );
}

/** The comparison of the letters that a device shows with those that belong to the key the registry has of it. */
export function ConfirmDevice({ device, onClose, onConfirmed }: OneDevice & { onConfirmed(): void }) {
  const words = useWords();
  const { ask } = useSession();
  const form = useForm({ names: [] });
  const { id, label, fingerprint } = device;
  const confirm = () =>
    form.run(async () => {
      await ask('POST', `/v1/admin/devices/${id}/confirm`, { fingerprint });
      onConfirmed();
      onClose();
    });
  return (
    <Gesture
      title={words.text('console-device-confirm-title', { label })}
      lead={words.text('console-device-confirm-lead')}
      action={words.text('console-device-confirm-do')}
      stay={words.text('console-change-nothing')}
      isBusy={form.isBusy}
      banner={form.banner}
      onDo={confirm}
      onClose={onClose}
    >
      <Letters of={fingerprint ?? ''} />
      <p className="muted">{words.text('console-device-confirm-differ')}</p>
    </Gesture>
  );
}

/** The end of a device's right to work, for a reason. */
export function RevokeDevice({ device, ...of }: OneDevice & { onEnded(): void }) {
  const words = useWords();
  const { id, label } = device;
  return (
    <EndRight
      {...of}
      title={words.text('console-device-revoke-title', { label })}
      lead={words.text('console-device-revoke-lead')}
      action={words.text('console-device-revoke-do')}
      path={`/v1/admin/devices/${id}/revoke`}
      checked={{ kind: 'device', id }}
      why={{
        label: words.text('console-device-revoke-why'),
        choices: REVOCATION_REASONS.map((reason) => ({
          id: reason,
          label: words.text(`console-revoked-${reason}`),
        })),
      }}
    />
  );
}
