// What is done with one device: a new code, the end of its right to work.

import { type Device, type OneTimeCode, REVOCATION_REASONS } from '../../host/wire.ts';
import { Button } from '../../kit/button.tsx';
import { Choices } from '../../kit/choices.tsx';
import { useWords } from '../../words/words.tsx';
import { useSession } from '../session/asking.ts';
import { useForm } from '../session/form.ts';
import type { ShownCode } from './code.tsx';
import { Gesture } from './gesture.tsx';

/** The buttons of a device's row. */
export function DeviceGestures({ device, onDo }: { device: Device; onDo(what: 'code' | 'revoke'): void }) {
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
      <Button look="small" onPress={() => onDo('revoke')}>
        {words.text('console-device-revoke')}
        {of}
      </Button>
    </span>
  );
}

type OneDevice = { device: Device; onClose(): void };

/** A new code, which ends the one before. */
export function RenewDeviceCode({
  device,
  onClose,
  onRenewed,
}: OneDevice & { onRenewed(code: ShownCode): void }) {
  const words = useWords();
  const { ask } = useSession();
  const form = useForm({ names: [] });
  const renew = () =>
    form.run(async () => {
      const code = await ask<OneTimeCode>('POST', `/v1/admin/devices/${device.id}/code`);
      onRenewed({
        ...code,
        title: words.text('console-device-code', { label: device.label }),
        lead: words.text('console-device-code-lead'),
      });
    });
  return (
    <Gesture
      title={words.text('console-device-code-new', { label: device.label })}
      lead={words.text('console-code-new-lead')}
      action={words.text('console-code-new-do')}
      isBusy={form.isBusy}
      banner={form.banner}
      onDo={renew}
      onClose={onClose}
    />
  );
}

const REASON = ['reason'] as const;

/** The end of a device's right to work, for a reason. */
export function RevokeDevice({ device, onClose, onRevoked }: OneDevice & { onRevoked(): void }) {
  const words = useWords();
  const { ask } = useSession();
  const form = useForm({ names: REASON });
  const reason = form.field('reason');
  const revoke = () =>
    form.run(async () => {
      await ask('POST', `/v1/admin/devices/${device.id}/revoke`, { reason: form.value('reason') });
      onRevoked();
      onClose();
    });
  return (
    <Gesture
      title={words.text('console-device-revoke-title', { label: device.label })}
      lead={words.text('console-device-revoke-lead')}
      action={words.text('console-device-revoke-do')}
      isEnd
      stay={words.text('console-change-nothing')}
      isBusy={form.isBusy}
      banner={form.banner}
      onDo={revoke}
      onClose={onClose}
    >
      <Choices
        label={words.text('console-device-revoke-why')}
        choices={REVOCATION_REASONS.map((id) => ({ id, label: words.text(`console-revoked-${id}`) }))}
        chosen={reason.value || null}
        onChoose={reason.onChange}
        error={reason.error && words.text('console-choice-missing')}
        first={reason.input}
      />
    </Gesture>
  );
}
