// The people who use this console.

import { useState } from 'react';
import type { Office, StaffMember } from '../../host/wire.ts';
import { Button } from '../../kit/button.tsx';
import { Empty } from '../../kit/empty.tsx';
import { useWords } from '../../words/words.tsx';
import { type Handed, HandOver } from '../acts/hand-over.tsx';
import { usePath, useSession } from '../session/asking.ts';
import { AddMember } from './add-member.tsx';
import { type Entry, Shelf } from './list-page.tsx';
import { CloseMember, MoveMember, ResetMember, type StaffGesture, StaffGestures } from './staff-gestures.tsx';

type Doing = { what: 'add' } | { what: StaffGesture; member: StaffMember } | { what: 'show'; handed: Handed };

function useEntries(offices: Office[] = []): Array<Entry<StaffMember>> {
  const words = useWords();
  return [
    { id: 'name', head: words.text('console-name'), text: ({ name }) => name },
    { id: 'login', head: words.text('console-login'), text: ({ login }) => login },
    { id: 'role', head: words.text('console-role'), text: ({ role }) => words.text(`console-role-${role}`) },
    {
      id: 'office',
      head: words.text('console-office'),
      text: ({ office }) =>
        office === null
          ? words.text('console-every-office')
          : (offices.find(({ id }) => id === office)?.name ?? office),
    },
  ];
}

/** Every account. */
export function StaffPage() {
  const words = useWords();
  const { me } = useSession();
  const staff = usePath<StaffMember[]>('/v1/admin/staff');
  const offices = usePath<Office[]>('/v1/admin/offices').value;
  const [doing, setDoing] = useState<Doing | null>(null);
  const stop = () => setDoing(null);
  const show = (handed: Handed) => {
    setDoing({ what: 'show', handed });
    void staff.reload();
  };
  const gestures = (member: StaffMember) =>
    member.login === me.login ? (
      words.text('console-staff-me')
    ) : (
      <StaffGestures member={member} onDo={(what) => setDoing({ what, member })} />
    );
  return (
    <Shelf<StaffMember>
      title={words.text('console-staff')}
      lead={words.text('console-staff-lead')}
      loaded={staff}
      count={(count) => words.text('console-staff-count', { count })}
      keyOf={({ login }) => login}
      entries={useEntries(offices)}
      gestures={gestures}
      file={words.text('console-staff-file')}
      empty={<Empty title={words.text('console-staff-none')} />}
      actions={
        <Button look="primary" onPress={() => setDoing({ what: 'add' })}>
          {words.text('console-staff-add')}
        </Button>
      }
    >
      {doing?.what === 'add' && <AddMember offices={offices ?? []} onClose={stop} onAdded={show} />}
      {doing?.what === 'reset' && <ResetMember member={doing.member} onClose={stop} onReset={show} />}
      {doing?.what === 'move' && (
        <MoveMember
          member={doing.member}
          offices={offices ?? []}
          onClose={stop}
          onMoved={(answer) => show({ answer, name: doing.member.name })}
        />
      )}
      {doing?.what === 'close' && <CloseMember member={doing.member} onClose={stop} onEnded={staff.reload} />}
      {doing?.what === 'show' && <HandOver handed={doing.handed} onClose={stop} />}
    </Shelf>
  );
}
