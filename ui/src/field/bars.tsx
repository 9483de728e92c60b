// The bars on top: at home the state of the connection and full sun, elsewhere the way back. Silent when all is well.

import type { ReactNode } from 'react';
import type { Gesture } from '../check/gesture.ts';
import type { Snapshot } from '../host/bindings.ts';
import { Button } from '../kit/button.tsx';
import { ContrastSwitch } from '../kit/contrast.tsx';
import { barState } from '../sign-in/network.tsx';
import { useWords } from '../words/words.tsx';
import { useTelling } from './tell.ts';

/** The state of the connection, and « Plein soleil ». */
export function HomeBar({ snapshot, isComplete = false }: { snapshot: Snapshot; isComplete?: boolean }) {
  const words = useWords();
  const told = useConnection(snapshot, isComplete);
  return (
    <header className="bar" data-state={barState(snapshot)}>
      {!told && <span className="brand">Vis-à-vis</span>}
      <p
        className={told ? 'state' : 'visually-hidden'}
        role="status"
        {...(told && { 'data-state': told.state })}
      >
        {told?.text}
      </p>
      <span className="push">
        <ContrastSwitch label={words.text('window-sun')} />
      </span>
    </header>
  );
}

function useConnection({ online, awaySince, outbox }: Snapshot, isComplete: boolean) {
  const words = useWords();
  const telling = useTelling();
  if (online === false) {
    const text =
      awaySince === null
        ? words.text('round-offline')
        : words.text('round-offline-since', { time: telling.clock(awaySince) });
    return { state: 'waiting', text };
  }
  if (online && outbox.waiting > 0) return { state: 'recorded', text: words.text('round-sending') };
  if (online && isComplete) return { state: 'received', text: words.text('round-received-all') };
  return null;
}

/** The way back, what the screen is about, and what else may be done: « Plein soleil » where nothing else. */
export function BackBar({ about, onBack, end }: { about?: string; onBack(): void; end?: ReactNode }) {
  const words = useWords();
  return (
    <header className="bar bar-back">
      <Button onPress={onBack}>{words.text('round-back')}</Button>
      <p className="strong">{about}</p>
      <span>{end ?? <ContrastSwitch label={words.text('window-sun')} />}</span>
    </header>
  );
}

type CheckBarProps = { about: string; gesture: Gesture; onPause(): void; onLeave(): void };

/** In a check: both ways out. */
export function CheckBar({ about, gesture, onPause, onLeave }: CheckBarProps) {
  const words = useWords();
  return (
    <header className="bar bar-back">
      <Button busy={gesture.isBusy && words.text('sign-in-busy')} onPress={onPause}>
        {words.text('round-pause')}
      </Button>
      <p className="strong">{about}</p>
      <Button onPress={onLeave}>{words.text('round-leave')}</Button>
    </header>
  );
}
