// One visit, and what a manager can do with it: move it here; the rest is in `visit-end`. Must not know what a state allows: the registry says what is offered next, and refuses the rest.

import { useState } from 'react';
import type { AppointmentBody } from '../../host/wire.ts';
import { Button } from '../../kit/button.tsx';
import { useWords } from '../../words/words.tsx';
import { Gesture } from '../lists/gesture.tsx';
import { useSession } from '../session/asking.ts';
import { useForm } from '../session/form.ts';
import { fullBecause, MoveEffects } from './effects.tsx';
import { Pick, usePick } from './pick.tsx';
import { isToCome } from './rounds.ts';
import { Cancel, Ended, Missed, VisitLead, type VisitProps } from './visit-end.tsx';
import { whoOf } from './visit-words.ts';

/** The dialog of a visit. */
export function VisitDialog(props: VisitProps) {
  const [mode, setMode] = useState<'move' | 'cancel' | 'missed'>('move');
  if (!isToCome(props.placed.visit)) return <Ended {...props} />;
  if (mode === 'cancel') return <Cancel {...props} />;
  if (mode === 'missed') return <Missed {...props} />;
  return <Move {...props} onCancel={() => setMode('cancel')} onMissed={() => setMode('missed')} />;
}

const WINDOW = ['window'] as const;
const PLACES = { 'window-full': 'window', 'window-closed': 'window' } as const;

function Move(props: VisitProps & { onCancel(): void; onMissed(): void }) {
  const { placed, names, target, onClose, onDone } = props;
  const words = useWords();
  const { ask } = useSession();
  const { visit, round, rank } = placed;
  const pick = usePick({ day: round.day, round: target?.round ?? round.id, window: target?.window ?? '' });
  const form = useForm({ names: WINDOW, optional: WINDOW, placeOf: PLACES });
  const window = form.field('window');
  const move = () => {
    if (!pick.picked.window) return form.fault('window', words.text('console-window-missing'));
    if (pick.picked.window.id === placed.window.id) {
      return form.fault('window', words.text('console-window-same'));
    }
    const body = { window: pick.picked.window.id };
    return form.run(async () => {
      const now = await ask<AppointmentBody>('POST', `/v1/appointments/${visit.appointment.id}/move`, body);
      onDone({ what: 'moved', now, before: placed });
    });
  };
  return (
    <Gesture
      title={words.text('console-move-title', { who: whoOf(visit, rank, words) })}
      lead={<VisitLead placed={placed} names={names} />}
      action={words.text('console-move')}
      stay={words.text('console-change-nothing')}
      isBusy={form.isBusy}
      banner={form.banner}
      isDisabledBecause={fullBecause(pick.picked, words, placed)}
      onDo={move}
      onClose={onClose}
      remark={words.text('console-move-at-once')}
      look="wide"
    >
      <Pick pick={pick} names={names} error={window.error} input={window.input}>
        <MoveEffects from={placed} to={pick.picked} names={names} />
      </Pick>
      <p className="btn-row">
        <Button look="quiet" onPress={props.onCancel}>
          {words.text('console-cancel-visit')}
        </Button>
        <Button look="quiet" onPress={props.onMissed}>
          {words.text('console-missed')}
        </Button>
      </p>
    </Gesture>
  );
}
