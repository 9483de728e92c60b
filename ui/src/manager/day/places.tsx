// How many visits fit into a window from now on, and who is asked to move when fewer do.

import { useState } from 'react';
import type { PlacesSet, RoundBody, WindowBody } from '../../host/wire.ts';
import { Dialog } from '../../kit/dialog.tsx';
import { Field } from '../../kit/field.tsx';
import { State } from '../../kit/state.tsx';
import { useWords } from '../../words/words.tsx';
import { Gesture } from '../lists/gesture.tsx';
import { useSession } from '../session/asking.ts';
import { useForm } from '../session/form.ts';
import { capital, dayInWords, promiseInWords } from '../time.ts';
import type { Names, Placed } from './rounds.ts';
import { whoOf } from './visit-words.ts';

type Props = {
  round: RoundBody;
  window: WindowBody;
  visits: Placed[];
  names: Names;
  onClose(): void;
  onSet(): void;
};

const NAMES = ['places'] as const;
const MALFORMED = { malformed: 'places' } as const;

/** The dialog of a window's places. */
export function PlacesDialog({ round, window, visits, names, onClose, onSet }: Props) {
  const words = useWords();
  const { ask } = useSession();
  const [result, setResult] = useState<PlacesSet | null>(null);
  const form = useForm({ names: NAMES, placeOf: MALFORMED, first: { places: String(window.places) } });
  const set = () => {
    const typed = form.value('places').trim();
    if (!/^\d{1,3}$/.test(typed)) return form.fault('places', words.text('console-places-fault'));
    return form.run(async () => {
      const body = { places: Number(typed) };
      const done = await ask<PlacesSet>('POST', `/v1/windows/${window.id}/places`, body);
      onSet();
      if (done.asked.length > 0) setResult(done);
      else onClose();
    });
  };
  const lead = words.text('console-visit-now', {
    day: capital(dayInWords(round.day, words.language)),
    promise: promiseInWords(window, words.language),
    carrier: names.carrier(round.carrier),
  });
  if (result) return <Asked result={result} visits={visits} lead={lead} onClose={onClose} />;
  return (
    <Gesture
      title={words.text('console-places-title')}
      lead={<p>{lead}</p>}
      action={words.text('console-places-do')}
      stay={words.text('console-change-nothing')}
      isBusy={form.isBusy}
      banner={form.banner}
      onDo={set}
      onClose={onClose}
    >
      <Field
        label={words.text('console-places')}
        hint={words.text('console-places-hint', { booked: window.booked })}
        kind="figures"
        {...form.field('places')}
      />
    </Gesture>
  );
}

type AskedProps = { result: PlacesSet; visits: Placed[]; lead: string; onClose(): void };

function Asked({ result, visits, lead, onClose }: AskedProps) {
  const words = useWords();
  const whose = (id: string) => {
    const found = visits.find(({ visit }) => visit.appointment.id === id);
    return found ? whoOf(found.visit, found.rank, words) : words.text('console-visit-this');
  };
  return (
    <Dialog
      title={words.text('console-places-asked', { count: result.asked.length })}
      isOpen
      onClose={onClose}
      closeLabel={words.text('console-close')}
    >
      <p className="muted">{lead}</p>
      <p>{words.text('console-places-asked-lead')}</p>
      <ul className="effects">
        {result.asked.map(({ appointment, alternatives }) => (
          <li key={appointment}>
            <State name="waiting">{whose(appointment)}</State>
            <span>{words.text('console-places-proposed', { count: alternatives.length })}</span>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
