// Before the door of one visit: its screens, and the gestures that begin a check or record that nobody is there.
// Must not know how a check goes.

import type { Entries } from '../../check/entries.ts';
import type { Gesture } from '../../check/gesture.ts';
import type { Snapshot, VisitView } from '../../host/bindings.ts';
import type { StageProps } from '../../sign-in/stage-props.ts';
import { ENTRY } from '../check/where.ts';
import type { Standing } from '../round/standing.ts';
import { Letters } from './letters.tsx';
import { Nobody } from './nobody.tsx';
import { Visit } from './visit.tsx';
import { Without } from './without.tsx';

type Props = StageProps & {
  at: 'visit' | 'letters' | 'without' | 'nobody';
  standing: Standing;
  visit: VisitView;
  entries: Entries;
  gesture: Gesture;
  onGo(at: Props['at']): void;
  onPrepare(): void;
  onList(): void;
  onAbsent(): void;
};

/** The visit that was chosen. */
export function Door(props: Props) {
  const { host, snapshot, at, standing, visit, entries, gesture, onGo, onPrepare, onList, onAbsent } = props;
  const { number } = standing;
  const { enrolment } = visit;
  /** Opens a case, which remembers the visit that it is of. */
  const begin = (open: () => Promise<Snapshot>) =>
    gesture.run(open, () => entries.write(ENTRY.visit, String(number)));
  const door = { number, gesture, onBack: () => onGo('visit') };
  switch (at) {
    case 'letters':
      return (
        <Letters
          {...door}
          entries={entries}
          onOpen={(typed) => begin(() => host.openCase({ shown: { typed }, visit: enrolment }))}
        />
      );
    case 'without':
      return <Without {...door} onBegin={() => begin(() => host.openCase({ shown: { none: enrolment } }))} />;
    case 'nobody':
      return (
        <Nobody {...door} onConfirm={() => gesture.run(() => host.nobodyHome({ enrolment }), onAbsent)} />
      );
    case 'visit':
      return (
        <Visit
          snapshot={snapshot}
          standing={standing}
          gesture={gesture}
          onScan={() => begin(host.scan)}
          onGo={onGo}
          onPrepare={onPrepare}
          onBack={onList}
        />
      );
  }
}
