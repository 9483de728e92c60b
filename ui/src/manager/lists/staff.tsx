// The people who use this console.

import { useState } from 'react';
import type { ResetLink, StaffMember } from '../../host/wire.ts';
import { Button } from '../../kit/button.tsx';
import { Empty } from '../../kit/empty.tsx';
import { useWords } from '../../words/words.tsx';
import { usePath, useSession } from '../session/asking.ts';
import { Shelf } from './list-page.tsx';
import { AddMember, CloseMember, LinkDialog, ResetMember, StaffGestures } from './staff-gestures.tsx';

type Doing =
  | { what: 'add' }
  | { what: 'reset' | 'close'; member: StaffMember }
  | { what: 'link'; member: StaffMember; link: ResetLink };

/** Every account. */
export function StaffPage() {
  const words = useWords();
  const { me } = useSession();
  const staff = usePath<StaffMember[]>('/v1/admin/staff');
  const [doing, setDoing] = useState<Doing | null>(null);
  const stop = () => setDoing(null);
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
      entries={[
        { id: 'name', head: words.text('console-name'), text: ({ name }) => name },
        { id: 'login', head: words.text('console-login'), text: ({ login }) => login },
        {
          id: 'role',
          head: words.text('console-role'),
          text: ({ role }) => words.text(`console-role-${role}`),
        },
      ]}
      gestures={gestures}
      file={words.text('console-staff-file')}
      empty={<Empty title={words.text('console-staff-none')} />}
      actions={
        <Button look="primary" onPress={() => setDoing({ what: 'add' })}>
          {words.text('console-staff-add')}
        </Button>
      }
    >
      {doing?.what === 'add' && <AddMember onClose={stop} onAdded={staff.reload} />}
      {doing?.what === 'reset' && (
        <ResetMember
          member={doing.member}
          onClose={stop}
          onReset={(link) => setDoing({ what: 'link', member: doing.member, link })}
        />
      )}
      {doing?.what === 'link' && <LinkDialog {...doing} onClose={stop} />}
      {doing?.what === 'close' && <CloseMember member={doing.member} onClose={stop} onEnded={staff.reload} />}
    </Shelf>
  );
}
