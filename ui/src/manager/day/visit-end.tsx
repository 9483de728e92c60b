// The ends of a visit: called off with a reason, nobody came, or already over. What the other dialogs say of a visit is
// here as well.

import { type AppointmentBody, CANCEL_REASONS } from '../../host/wire.ts';
import { Choices } from '../../kit/choices.tsx';
import { Dialog } from '../../kit/dialog.tsx';
import { State } from '../../kit/state.tsx';
import { useWords } from '../../words/words.tsx';
import { Gesture } from '../lists/gesture.tsx';
import { useSession } from '../session/asking.ts';
import { useForm } from '../session/form.ts';
import { capital, dayInWords, promiseInWords } from '../time.ts';
import { addressOf, Link } from '../where.tsx';
import type { Names, Placed } from './rounds.ts';
import { addressLine, stateOfPlaced, whoOf } from './visit-words.ts';

/** What was done. */
export type Done = {
  what: 'moved' | 'cancelled' | 'missed' | 'booked';
  now: AppointmentBody;
  before?: Placed;
};

export type VisitProps = {
  placed: Placed;
  names: Names;
  /** Where it was dropped. */
  target?: { round: string; window: string } | undefined;
  onClose(): void;
  onDone(done: Done): void;
};

/** When, where and how it stands. */
export function VisitLead({ placed, names }: { placed: Placed; names: Names }) {
  const words = useWords();
  const { visit, round } = placed;
  const state = stateOfPlaced(placed, words);
  return (
    <>
      <p>
        {words.text('console-visit-now', {
          day: capital(dayInWords(round.day, words.language)),
          promise: promiseInWords(visit.appointment, words.language),
          carrier: names.carrier(round.carrier),
        })}
      </p>
      {visit.address && <p>{addressLine(visit.address)}</p>}
      <p>
        <State name={state.name}>{state.told}</State>
      </p>
    </>
  );
}

const REASON = ['reason'] as const;

/** Calls it off. */
export function Cancel({ placed, names, onClose, onDone }: VisitProps) {
  const words = useWords();
  const { ask } = useSession();
  const { visit, rank } = placed;
  const form = useForm({ names: REASON });
  const reason = form.field('reason');
  const cancel = () =>
    form.run(async () => {
      const path = `/v1/appointments/${visit.appointment.id}/cancel`;
      const now = await ask<AppointmentBody>('POST', path, { reason: form.value('reason') });
      onDone({ what: 'cancelled', now });
    });
  return (
    <Gesture
      title={words.text('console-cancel-title', { who: whoOf(visit, rank, words) })}
      lead={<VisitLead placed={placed} names={names} />}
      action={words.text('console-cancel-do')}
      isEnd
      stay={words.text('console-change-nothing')}
      isBusy={form.isBusy}
      banner={form.banner}
      onDo={cancel}
      onClose={onClose}
      remark={words.text('console-cancel-told')}
    >
      <Choices
        label={words.text('console-cancel-why')}
        choices={CANCEL_REASONS.map((id) => ({ id, label: words.text(`console-cancel-${id}`) }))}
        chosen={reason.value || null}
        onChoose={reason.onChange}
        error={reason.error && words.text('console-cancel-why-missing')}
        first={reason.input}
      />
    </Gesture>
  );
}

/** Notes that the carrier did not come. */
export function Missed({ placed, names, onClose, onDone }: VisitProps) {
  const words = useWords();
  const { ask } = useSession();
  const { visit, rank } = placed;
  const form = useForm({ names: [] });
  const miss = () =>
    form.run(async () => {
      const path = `/v1/appointments/${visit.appointment.id}/missed`;
      onDone({ what: 'missed', now: await ask<AppointmentBody>('POST', path) });
    });
  return (
    <Gesture
      title={words.text('console-missed-title', { who: whoOf(visit, rank, words) })}
      lead={<VisitLead placed={placed} names={names} />}
      action={words.text('console-missed-do')}
      isEnd
      stay={words.text('console-change-nothing')}
      isBusy={form.isBusy}
      banner={form.banner}
      onDo={miss}
      onClose={onClose}
    >
      <p>{words.text('console-missed-lead')}</p>
    </Gesture>
  );
}

/** Nothing is to come: what follows is said, with the way there. */
export function Ended({ placed, names, onClose }: VisitProps) {
  const words = useWords();
  const { visit, rank } = placed;
  const isFree = ['applicant-absent', 'cancelled', 'carrier-absent'].includes(visit.appointment.state);
  return (
    <Dialog
      title={words.text('console-visit-title', { who: whoOf(visit, rank, words) })}
      isOpen
      onClose={onClose}
      closeLabel={words.text('console-close')}
    >
      <div className="muted">
        <VisitLead placed={placed} names={names} />
      </div>
      <p>{words.text(isFree ? 'console-visit-free' : 'console-visit-ended')}</p>
      {isFree && (
        <p>
          <Link to={addressOf('to-book')}>{words.text('console-to-book-all')}</Link>
        </p>
      )}
    </Dialog>
  );
}
