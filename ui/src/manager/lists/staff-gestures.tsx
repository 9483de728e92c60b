// What is done with an account: adding it, a link for a forgotten password, its end.

import { useRef, useState } from 'react';
import type { NewStaffMember, ResetLink, StaffMember } from '../../host/wire.ts';
import { Button } from '../../kit/button.tsx';
import { Choices } from '../../kit/choices.tsx';
import { Dialog } from '../../kit/dialog.tsx';
import { Field } from '../../kit/field.tsx';
import { State } from '../../kit/state.tsx';
import { useWords } from '../../words/words.tsx';
import { useSession } from '../session/asking.ts';
import { useForm } from '../session/form.ts';
import { PasswordField } from '../session/password.tsx';
import { useUntil } from './code.tsx';
import { EndRight } from './end-right.tsx';
import { Gesture } from './gesture.tsx';

/** The buttons of an account's row. */
export function StaffGestures({
  member,
  onDo,
}: {
  member: StaffMember;
  onDo(what: 'reset' | 'close'): void;
}) {
  const words = useWords();
  const of = <span className="visually-hidden"> {words.text('console-of', { name: member.name })}</span>;
  return (
    <span className="btn-row tight">
      <Button look="small" onPress={() => onDo('reset')}>
        {words.text('console-staff-reset')}
        {of}
      </Button>
      <Button look="small" onPress={() => onDo('close')}>
        {words.text('console-staff-close')}
        {of}
      </Button>
    </span>
  );
}

const NAMES = ['role', 'name', 'login', 'password'] as const;
const PLACES = { 'already-there': 'login', 'password-too-weak': 'password' } as const;
const ROLES = ['manager', 'administrator', 'reviewer'] as const;

/** Adds somebody with a first password. */
export function AddMember({ onClose, onAdded }: { onClose(): void; onAdded(): void }) {
  const words = useWords();
  const { ask } = useSession();
  const form = useForm({ names: NAMES, placeOf: PLACES });
  const role = form.field('role');
  const add = () =>
    form.run(async () => {
      const body: NewStaffMember = {
        login: form.value('login').trim(),
        name: form.value('name'),
        role: form.value('role') as NewStaffMember['role'],
        password: form.value('password'),
      };
      await ask('POST', '/v1/admin/staff', body);
      onAdded();
      onClose();
    });
  return (
    <Gesture
      title={words.text('console-staff-add')}
      action={words.text('console-add')}
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
        onChoose={role.onChange}
        error={role.error && words.text('console-choice-missing')}
        first={role.input}
      />
      <Field label={words.text('console-name')} {...form.field('name')} />
      <Field
        label={words.text('console-login')}
        hint={words.text('console-login-hint')}
        {...form.field('login')}
      />
      <PasswordField
        label={words.text('console-password-first')}
        hint={words.text('console-password-hint')}
        keeper="new-password"
        {...form.field('password')}
      />
    </Gesture>
  );
}

type OneMember = { member: StaffMember; onClose(): void };

/** Asks for a link. */
export function ResetMember({ member, onClose, onReset }: OneMember & { onReset(link: ResetLink): void }) {
  const words = useWords();
  const { ask } = useSession();
  const form = useForm({ names: [] });
  const path = `/v1/admin/staff/${encodeURIComponent(member.login)}/reset`;
  return (
    <Gesture
      title={words.text('console-staff-reset-title', { name: member.name })}
      lead={words.text('console-staff-reset-lead')}
      action={words.text('console-staff-reset-do')}
      isBusy={form.isBusy}
      banner={form.banner}
      onDo={() => form.run(async () => onReset(await ask<ResetLink>('POST', path)))}
      onClose={onClose}
    />
  );
}

/** The link, once. */
export function LinkDialog({ member, link, onClose }: OneMember & { link: ResetLink }) {
  const words = useWords();
  const until = useUntil();
  const shown = useRef<HTMLParagraphElement>(null);
  const [isCopied, setCopied] = useState<boolean | null>(null);
  const copy = async () => {
    setCopied(null);
    try {
      await navigator.clipboard.writeText(link.link);
      setCopied(true);
    } catch {
      // A browser may keep its clipboard to itself: the keyboard's own copy is one press away.
      if (shown.current) window.getSelection()?.selectAllChildren(shown.current);
      setCopied(false);
    }
  };
  return (
    <Dialog
      title={words.text('console-staff-link', { name: member.name })}
      isOpen
      onClose={onClose}
      closeLabel={words.text('console-link-noted')}
      actions={
        <Button look="primary" onPress={() => void copy()}>
          {words.text('console-link-copy')}
        </Button>
      }
      others={
        <span role="status">
          {isCopied === true && <State name="agrees">{words.text('console-link-copied')}</State>}
          {isCopied === false && <State name="attention">{words.text('console-link-not-copied')}</State>}
        </span>
      }
    >
      <p className="muted">{words.text('console-staff-link-lead')}</p>
      <p ref={shown} className="link code">
        {link.link}
      </p>
      <p className="strong">{until(link.expires_at)}</p>
      <p>{words.text('console-link-once')}</p>
    </Dialog>
  );
}

/** The end of an account. */
export function CloseMember({ member, ...of }: OneMember & { onEnded(): void }) {
  const words = useWords();
  const { login, name } = member;
  return (
    <EndRight
      {...of}
      title={words.text('console-staff-close-title', { name })}
      lead={words.text('console-staff-close-lead')}
      action={words.text('console-close-account')}
      path={`/v1/admin/staff/${encodeURIComponent(login)}/close`}
    />
  );
}
