// What a move or a booking changes, said before it is done. It tells; the registry decides.

import type { ReactNode } from 'react';
import type { WindowBody } from '../../host/wire.ts';
import { State } from '../../kit/state.tsx';
import type { Key } from '../../words/keys.ts';
import { useWords, type Words } from '../../words/words.tsx';
import { dayInWords, hourInWords, promiseInWords } from '../time.ts';
import type { Picked } from './pick.tsx';
import type { Names, Placed } from './rounds.ts';

type Effect = { key: Key; isCalm: boolean; told: ReactNode };

/** How full the window would be with that visit; one of its own counts already. */
function loadIn({ booked, places, id }: WindowBody, from: Placed | undefined) {
  return { booked: booked + (from?.window.id === id ? 0 : 1), places };
}

/** Why no visit more goes there: the window is full. */
export function fullBecause({ window }: Picked, words: Words, from?: Placed): string | undefined {
  const load = window && loadIn(window, from);
  return load && load.booked > load.places ? words.text('console-effect-load-over', load) : undefined;
}

function loadEffect(to: Picked, window: WindowBody, words: Words, from?: Placed): Effect {
  const over = fullBecause(to, words, from);
  const told = over ?? words.text('console-effect-load-fits', loadIn(window, from));
  return { key: 'console-effect-load', isCalm: over === undefined, told };
}

/** What moving a visit there changes. */
export function MoveEffects({ from, to, names }: { from: Placed; to: Picked; names: Names }) {
  const words = useWords();
  const { round, window } = to;
  if (!round || !window) return null;
  const { appointment, initials } = from.visit;
  const who = initials ?? words.text('console-visit-this');
  const isKept = window.from === appointment.from && window.to === appointment.to;
  const effects: Effect[] = [
    {
      key: 'console-effect-promise',
      isCalm: isKept,
      told: isKept
        ? words.text('console-effect-promise-kept')
        : words.text('console-effect-promise-broken', {
            who,
            from: hourInWords(appointment.from, words.language),
            to: hourInWords(appointment.to, words.language),
            day: dayInWords(to.day, words.language),
            after: promiseInWords(window, words.language),
          }),
    },
    loadEffect(to, window, words, from),
  ];
  if (round.carrier !== from.round.carrier) {
    effects.push({
      key: 'console-effect-round',
      isCalm: true,
      told: words.text('console-effect-round-changes', {
        before: names.carrier(from.round.carrier),
        after: names.carrier(round.carrier),
      }),
    });
  }
  const isUnderWay = appointment.state === 'under-way';
  effects.push({
    key: 'console-effect-under-way',
    isCalm: !isUnderWay,
    told: words.text(isUnderWay ? 'console-effect-under-way-now' : 'console-effect-under-way-else', {
      carrier: names.carrier(from.round.carrier),
    }),
  });
  return <Effects effects={effects} />;
}

/** What booking a visit there changes. */
export function BookEffects({ to, who }: { to: Picked; who: string }) {
  const words = useWords();
  const { window } = to;
  if (!window) return null;
  return (
    <Effects
      effects={[
        {
          key: 'console-effect-promise',
          isCalm: true,
          told: words.text('console-effect-promise-made', {
            who,
            day: dayInWords(to.day, words.language),
            after: promiseInWords(window, words.language),
          }),
        },
        loadEffect(to, window, words),
      ]}
    />
  );
}

function Effects({ effects }: { effects: Effect[] }) {
  const words = useWords();
  return (
    <ul className="effects" aria-label={words.text('console-effects')}>
      {effects.map(({ key, isCalm, told }) => (
        <li key={key}>
          <State name={isCalm ? 'agrees' : 'attention'}>{words.text(key)}</State>
          <span>{told}</span>
        </li>
      ))}
    </ul>
  );
}
