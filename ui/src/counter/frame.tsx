// The screen of a step: rail, work, what to say, keys. Owns the keys that every step has and where the one filled
// button lies; must not know what a step asks.

import type { ReactNode } from 'react';
import type { Gesture } from '../check/gesture.ts';
import type { CaseView, Problem } from '../host/bindings.ts';
import { Button } from '../kit/button.tsx';
import { Banner } from '../kit/state.tsx';
import type { Key } from '../words/keys.ts';
import { useWords } from '../words/words.tsx';
import { Foot } from './foot.tsx';
import { type KeyMap, useKeys } from './keys.ts';
import { useScanner } from './listen.ts';
import { Rail } from './rail.tsx';
import { Side } from './side.tsx';
import { useTitle } from './title.ts';
import { useDesk } from './where.ts';

type Props = {
  view: CaseView;
  title: string;
  /** Beside the title. */
  note?: ReactNode;
  /** Nothing in the step takes the focus: its title does. */
  isTold?: boolean;
  gesture: Gesture;
  /** Refusals that the step shows itself, at their place. */
  told?: Problem[];
  /** The one thing to do: F8, and Enter where nothing else takes it. */
  next: { run(): void; because?: string | undefined; label?: string };
  /** The last step: this is what F9 does; before it, F9 says that steps are left. */
  isLast?: boolean;
  /** Before the filled button: what is missing. */
  missing?: ReactNode;
  /** What the step tells the person. */
  say: Key;
  keys?: KeyMap;
  /** Takes a document's seal that was scanned: its text by each layout. A step without it says that it comes later. */
  onSeal?(texts: string[]): void;
  children: ReactNode;
};

/** A step on the desk. */
export function Frame(props: Props) {
  const { view, title, note, isTold = false, gesture, told = [], next, isLast = false, missing, say } = props;
  const words = useWords();
  const desk = useDesk();
  const heading = useTitle(title, isTold);
  const hold = () => void gesture.run(desk.host.park);
  const go = () => !gesture.isBusy && next.run();
  useKeys(
    {
      F1: () => desk.open('help'),
      '?': () => desk.open('help'),
      F4: hold,
      ...(isLast ? { F9: go, 'Ctrl+Enter': go } : { F8: go, Enter: go }),
      Escape: () => desk.open('leave'),
      ...props.keys,
    },
    desk.dialog === null,
  );
  useScanner((_, seals) =>
    seals.length > 0 && props.onSeal ? props.onSeal(seals) : desk.say(words.text('counter-scan-later')),
  );
  const { refusal } = gesture;
  const trouble = refusal && !told.includes(refusal.problem) ? words.problem(refusal) : null;
  return (
    <>
      <Rail view={view} />
      <main className="work">
        <header className="title">
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {note}
        </header>
        {view.warnings.map((problem) => (
          <Banner key={problem} name="attention">
            {words.problem({ problem: problem as Problem })}
          </Banner>
        ))}
        {trouble && <Banner name="refused">{trouble}</Banner>}
        {props.children}
      </main>
      <Side say={say} />
      <Foot
        isCase
        end={
          <>
            {missing && <span className="small muted missing">{missing}</span>}
            <Button
              look="primary"
              hint={isLast ? 'F9' : 'F8'}
              busy={gesture.isBusy && words.text('sign-in-busy')}
              isDisabledBecause={next.because}
              onPress={next.run}
            >
              {next.label ?? words.text('counter-next')}
            </Button>
            {!isLast && (
              <Button hint="F9" isDisabledBecause={words.text('counter-not-yet')}>
                {words.text('counter-conclude')}
              </Button>
            )}
          </>
        }
      >
        <Button hint={words.text('counter-escape')} onPress={() => desk.open('leave')}>
          {words.text('counter-leave')}
        </Button>
        <Button hint="F4" onPress={hold}>
          {words.text('counter-hold')}
        </Button>
      </Foot>
    </>
  );
}
