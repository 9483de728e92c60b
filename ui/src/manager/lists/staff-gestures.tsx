// What is done with an account: another office, a link for who cannot sign in, its end.

import type { AskReset, Done, Office, SetStaffOffice, StaffMember } from '../../host/wire.ts';
import { Button } from '../../kit/button.tsx';
import { Choices } from '../../kit/choices.tsx';
import { useWords } from '../../words/words.tsx';
import type { Answer, Handed } from '../acts/hand-over.tsx';
import { useProposing } from '../acts/waiting.tsx';
import { useSession } from '../session/asking.ts';
import { useForm } from '../session/form.ts';
import { EndRight } from './end-right.tsx';
import { Gesture } from './gesture.tsx';
import { EVERY_OFFICE, officeOf, StaffOffice } from './staff-office.tsx';

/** What may be done with an account. */
export type StaffGesture = 'reset' | 'move' | 'close';

type RowProps = { member: StaffMember; onDo(what: StaffGesture): void };

/** The buttons of an account's row. Administrators have no office: what they do holds for all. */
export function StaffGestures({ member, onDo }: RowProps) {
  const words = useWords();
  const of = <span className="visually-hidden"> {words.text('console-of', { name: member.name })}</span>;
  const gestures: StaffGesture[] =
    member.role === 'administrator' ? ['reset', 'close'] : ['reset', 'move', 'close'];
  return (
    <span className="btn-row tight">
      {gestures.map((what) => (
        <Button key={what} look="small" onPress={() => onDo(what)}>
          {words.text(`console-staff-${what}`)}
          {of}
        </Button>
      ))}
    </span>
  );
}

type OneMember = { member: StaffMember; onClose(): void };

const LOST = ['lost'] as const;

/** Asks for a link: for another password, and for other factors where theirs are lost. */
export function ResetMember({ member, onClose, onReset }: OneMember & { onReset(handed: Handed): void }) {
  const words = useWords();
  const { ask } = useSession();
  const proposing = useProposing(words.text('console-staff-reset-do'));
  const form = useForm({ names: LOST });
  const lost = form.field('lost');
  const reset = () =>
    form.run(async () => {
      const body: AskReset = { factors: form.value('lost') === 'factors' };
      const path = `/v1/admin/staff/${encodeURIComponent(member.login)}/reset`;
      onReset({ answer: await ask<Done>('POST', path, body), name: member.name });
    });
  return (
    <Gesture
      title={words.text('console-staff-reset-title', { name: member.name })}
      lead={words.text('console-staff-reset-lead')}
      {...proposing}
      isBusy={form.isBusy}
      banner={form.banner}
      onDo={reset}
      onClose={onClose}
    >
      <Choices
        label={words.text('console-staff-reset-lost')}
        choices={(['password', 'factors'] as const).map((id) => ({
          id,
          label: words.text(`console-staff-reset-${id}`),
          note: words.text(`console-staff-reset-${id}-note`),
        }))}
        chosen={lost.value || null}
        onChoose={lost.onChange}
        error={lost.error && words.text('console-choice-missing')}
        first={lost.input}
      />
    </Gesture>
  );
}

const OFFICE = ['office'] as const;

type MoveProps = OneMember & { offices: Office[]; onMoved(answer: Answer): void };

/** Another office, or every office. */
export function MoveMember({ member, offices, onClose, onMoved }: MoveProps) {
  const words = useWords();
  const { ask } = useSession();
  const proposing = useProposing(words.text('console-staff-move-do'));
  const form = useForm({ names: OFFICE, first: { office: member.office ?? EVERY_OFFICE } });
  const move = () =>
    form.run(async () => {
      const body: SetStaffOffice = { office: officeOf(form.value('office')) };
      const path = `/v1/admin/staff/${encodeURIComponent(member.login)}/office`;
      onMoved(await ask<Done | undefined>('POST', path, body));
    });
  return (
    <Gesture
      title={words.text('console-staff-move-title', { name: member.name })}
      lead={words.text('console-staff-move-lead')}
      {...proposing}
      stay={words.text('console-change-nothing')}
      isBusy={form.isBusy}
      banner={form.banner}
      onDo={move}
      onClose={onClose}
    >
      <StaffOffice offices={offices} {...form.field('office')} />
    </Gesture>
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
