// What was put on hold, on top of the list, so that nobody forgets it. Initials and year only.

import type { Gesture } from '../../check/gesture.ts';
import type { ParkedView } from '../../host/bindings.ts';
import { Button } from '../../kit/button.tsx';
import { State } from '../../kit/state.tsx';
import type { Key } from '../../words/keys.ts';
import { useWords } from '../../words/words.tsx';
import { useTelling } from '../tell.ts';

/** A card for each check on hold. */
export function ResumeCards({
  parked,
  gesture,
  onResume,
}: {
  parked: ParkedView[];
  gesture: Gesture;
  onResume(parked: ParkedView): void;
}) {
  const words = useWords();
  const telling = useTelling();
  if (parked.length === 0) return null;
  return (
    <section className="resumes" aria-label={words.text('round-held')}>
      {parked.map((each) => {
        const who = each.initials
          ? words.text('round-person', { initials: each.initials, year: String(each.birthYear ?? '') })
          : words.text('round-held-unnamed');
        return (
          <div key={each.draft} className="panel resume">
            <State name="draft">
              {words.text('round-held-one', {
                step: words.text(`round-step-${each.step}` satisfies Key),
                time: telling.clock(each.opened),
              })}
            </State>
            <p className="strong">{who}</p>
            <Button
              busy={gesture.isBusy && words.text('sign-in-busy')}
              onPress={() => onResume(each)}
              name={`${words.text('round-resume')} – ${who}`}
            >
              {words.text('round-resume')}
            </Button>
          </div>
        );
      })}
    </section>
  );
}
