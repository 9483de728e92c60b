// The parked cases: initials, year, where each stands, since when. Taken up again one at a time.

import { whoOf } from '../check/case.ts';
import { type Gesture, useGesture } from '../check/gesture.ts';
import type { ParkedView } from '../host/bindings.ts';
import { Button } from '../kit/button.tsx';
import { Banner } from '../kit/state.tsx';
import { useWords } from '../words/words.tsx';
import { useDesk } from './where.ts';

/** Takes a case up again. */
export type Resuming = { gesture: Gesture; take(parked: ParkedView): void; first: (() => void) | undefined };

/** One gesture for the list and for F4, which takes the oldest. */
export function useResume(): Resuming {
  const { host, entries, show, snapshot, seal } = useDesk();
  const gesture = useGesture(host, entries, show);
  const take = async ({ draft }: ParkedView) => {
    if (!(await gesture.run(() => host.resume({ draft })))) seal(null);
  };
  const oldest = snapshot.parked[0];
  return {
    gesture,
    take: (parked) => void take(parked),
    first: oldest && (() => void take(oldest)),
  };
}

/** The list; nothing where no case waits. */
export function ParkedCases({ resume }: { resume: Resuming }) {
  const words = useWords();
  const { snapshot } = useDesk();
  const { parked, now } = snapshot;
  if (parked.length === 0) return null;
  return (
    <section>
      <h2>{words.text('counter-held')}</h2>
      {resume.gesture.refusal && <Banner name="refused">{words.problem(resume.gesture.refusal)}</Banner>}
      <ul className="held">
        {parked.map((each, at) => {
          const who = whoOf(each) ?? words.text('counter-held-unknown');
          return (
            <li key={each.draft}>
              <p className="strong">{who}</p>
              <p className="small muted">
                {words.text('counter-minutes', {
                  count: Math.max(0, Math.floor((now - each.opened) / 60_000)),
                })}
              </p>
              <p className="small">
                {words.text('counter-held-step', { step: words.text(`counter-step-${each.step}`) })}
              </p>
              <Button
                look="small"
                busy={resume.gesture.isBusy && words.text('sign-in-busy')}
                {...(at === 0 && { hint: 'F4' })}
                onPress={() => resume.take(each)}
              >
                {words.text('counter-resume')} <span className="visually-hidden">{who}</span>
              </Button>
            </li>
          );
        })}
      </ul>
      <p className="small muted">{words.text('counter-held-kept')}</p>
    </section>
  );
}
