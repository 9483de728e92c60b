// Which sheet the device is at. The snapshot decides; the page adds only "my name is not here".

import { type ReactNode, useState } from 'react';
import type { AgentView, Snapshot } from '../host/bindings.ts';
import { Button } from '../kit/button.tsx';
import { useWords } from '../words/words.tsx';
import { ConfirmSheet } from './confirm.tsx';
import { EnlistSheet } from './enlist.tsx';
import { EnrolSheet } from './enrol.tsx';
import { isDoubted } from './ledger.tsx';
import { OpenSheet } from './open.tsx';
import type { StageProps } from './stage-props.ts';

/** What the window shows once somebody is signed in. */
export type AtWork = (props: StageProps & { agent: AgentView }) => ReactNode;

/** The sheet that the device is at, or what the window makes of an open session. */
export function Stage({ atWork, ...props }: StageProps & { atWork: AtWork }) {
  const words = useWords();
  const { snapshot, show } = props;
  const [isNew, setNew] = useState(false);
  const [isSkipped, setSkipped] = useState(false);
  const [isAgain, setAgain] = useState(false);
  const shown = {
    ...props,
    show: (next: Snapshot) => {
      setNew(false);
      setAgain(false);
      show(next);
    },
  };
  if (!snapshot.device.enrolled) return <EnrolSheet {...shown} />;
  if (snapshot.signedIn) return atWork({ ...shown, agent: snapshot.signedIn });
  // Whoever looked at the cause gives a new code: a registration is what ends the device's doubt.
  const again = isDoubted(snapshot) && (
    <Button look="quiet" onPress={() => setAgain(!isAgain)}>
      {words.text(isAgain ? 'sign-in-back' : 'ledger-again')}
    </Button>
  );
  if (again && isAgain) return <EnrolSheet {...shown} others={again} />;
  const { awaits } = snapshot.device;
  const hasAgents = snapshot.agents.length > 0;
  if (awaits !== null && !(hasAgents && isSkipped)) {
    // A device that worked before may have to be compared again, after a restore: what is open on it can be ended all the same.
    const others = hasAgents && (
      <Button look="quiet" onPress={() => setSkipped(true)}>
        {words.text('sign-in-confirm-skip')}
      </Button>
    );
    return <ConfirmSheet {...shown} letters={awaits} others={others} />;
  }
  if (!hasAgents) return <EnlistSheet {...shown} others={again} />;
  const turn = (label: string) => (
    <Button look="quiet" onPress={() => setNew(!isNew)}>
      {label}
    </Button>
  );
  if (isNew) return <EnlistSheet {...shown} others={turn(words.text('sign-in-back'))} />;
  return (
    <OpenSheet
      {...shown}
      others={
        <>
          {turn(words.text('sign-in-other'))}
          {again}
        </>
      }
      onMakeAnother={() => setNew(true)}
    />
  );
}
