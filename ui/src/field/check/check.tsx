// One check at the door, one question a screen. Owns which screen is shown and what surrounds it; each question
// has a file of its own. Must not know a rule: the case says its step.

import { useEffect, useState } from 'react';
import type { Entries } from '../../check/entries.ts';
import type { Gesture } from '../../check/gesture.ts';
import type { CaseView } from '../../host/bindings.ts';
import { Button } from '../../kit/button.tsx';
import { Progress } from '../../kit/progress.tsx';
import type { StageProps } from '../../sign-in/stage-props.ts';
import { useWords } from '../../words/words.tsx';
import { CheckBar } from '../bars.tsx';
import type { Asked } from './asked.ts';
import { Conclusion } from './conclusion.tsx';
import { Copy, Original } from './document.tsx';
import { Face, FaceSaid } from './face.tsx';
import { Feature, Features } from './features.tsx';
import { Differ, Expiry, Issued, NumberEnd } from './fields.tsx';
import { Leave } from './leave.tsx';
import { Lines, Shape } from './lines.tsx';
import { Note } from './note.tsx';
import { Printed } from './printed.tsx';
import { Read, Spent } from './read.tsx';
import { ENTRY, nameOf, placeIn, type Standing } from './where.ts';

type Props = StageProps & {
  open: CaseView;
  entries: Entries;
  gesture: Gesture;
  onPaused(): void;
  /** The check was sealed, concluded or left. */
  onSealed(number: number | null, how: 'concluded' | 'left'): void;
};

/** The check that is open. */
export function Check(props: Props) {
  const { host, snapshot, open, entries, gesture, onPaused, onSealed } = props;
  const words = useWords();
  const [beside, setBeside] = useState<'note' | 'leave' | null>(null);
  useDeclared(props);
  const place = placeIn(open, entries.text);
  const number = visitOf(props);
  const about = number === null ? words.text('round-check') : words.text('round-visit', { number });
  const take: Asked['take'] = gesture.run;
  const show = (where: typeof beside) => {
    gesture.forget();
    setBeside(where);
  };
  const asked: Asked = {
    open,
    snapshot,
    host,
    entries,
    gesture,
    take,
    onLeave: () => show('leave'),
    frame: {
      bar: (
        <CheckBar
          about={about}
          gesture={gesture}
          onPause={() => take(host.park, onPaused)}
          onLeave={() => show('leave')}
        />
      ),
      over: <Far place={place} />,
      under: (
        <Button look="quiet" onPress={() => show('note')}>
          {words.text('round-note')}
        </Button>
      ),
    },
  };
  const seal = (how: 'concluded' | 'left', step: Parameters<typeof take>[0]) =>
    take(step, () => onSealed(number, how));
  if (beside === 'note') return <Note key="note" {...asked} about={about} onBack={() => show(null)} />;
  if (beside === 'leave') {
    return (
      <Leave
        key="leave"
        {...asked}
        about={about}
        onBack={() => show(null)}
        onSeal={(step) => seal('left', step)}
      />
    );
  }
  return (
    <Question key={nameOf(place)} {...asked} place={place} onConclude={(step) => seal('concluded', step)} />
  );
}

type QuestionProps = Asked & { place: Standing; onConclude(step: Parameters<Asked['take']>[0]): void };

function Question({ place: { spot }, onConclude, ...asked }: QuestionProps) {
  switch (spot.at) {
    case 'original':
      return <Original {...asked} />;
    case 'copy':
      return <Copy {...asked} />;
    case 'read':
      return <Read {...asked} />;
    case 'shape':
      return <Shape {...asked} />;
    case 'lines':
      return <Lines {...asked} />;
    case 'spent':
      return <Spent {...asked} />;
    case 'number-end':
      return <NumberEnd {...asked} />;
    case 'expiry':
      return <Expiry {...asked} />;
    case 'issued':
      return <Issued {...asked} />;
    case 'differ':
      return <Differ {...asked} />;
    case 'printed':
      return <Printed {...asked} field={spot.field} />;
    case 'feature':
      return <Feature {...asked} feature={spot.feature} />;
    case 'features':
      return <Features {...asked} />;
    case 'face':
      return <Face {...asked} />;
    case 'face-said':
      return <FaceSaid {...asked} />;
    case 'conclusion':
      return <Conclusion {...asked} onConclude={onConclude} />;
  }
}

/** How far one is: « Étape 3 sur 5, élément 3 sur 3 ». */
function Far({ place: { step, element, elements } }: { place: Standing }) {
  const words = useWords();
  const label =
    elements > 1
      ? words.text('round-far-element', { step, element, elements })
      : words.text('round-far', { step });
  return <Progress label={label} done={step} total={5} isQuiet />;
}

/** The visit that the check is of: the invitation names it, or the agent came from it. */
function visitOf({ open, snapshot, entries }: Props): number | null {
  const named = snapshot.round?.visits.find(({ enrolment }) => enrolment === open.enrolment);
  return named?.number ?? (Number(entries.text(ENTRY.visit)) || null);
}

/** Fetches what was declared, once a case, while there is a network. Without it the registry compares. */
function useDeclared({ host, snapshot, open, show }: Props) {
  const isWanted = snapshot.online !== false && open.declared !== 'whole' && open.voucher !== 'none';
  const { opened } = open;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each case, whatever is shown meanwhile
  useEffect(() => {
    // A refusal changes nothing for the agent.
    if (isWanted) host.fetchDeclared().then(show, () => {});
  }, [opened]);
}
