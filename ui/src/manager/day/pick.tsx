// Choosing a window: a day, a round of that day, a window of that round. Must not know for what.

import { type ReactNode, useMemo, useState } from 'react';
import type { RoundBody, WindowBody } from '../../host/wire.ts';
import { Select } from '../../kit/select.tsx';
import { useWords } from '../../words/words.tsx';
import { Reading } from '../lists/list-page.tsx';
import { usePath } from '../session/asking.ts';
import { capital, dayInWords, promiseInWords, shifted, today } from '../time.ts';
import type { Names } from './rounds.ts';

const DAYS_AHEAD = 21;

/** What is chosen so far. */
export type Picked = {
  day: string;
  round: RoundBody | undefined;
  window: WindowBody | undefined;
};

type First = { day: string; round?: string; window?: string };

/** The state of a choice. */
export function usePick(first: First) {
  const [chosen, setChosen] = useState({ round: '', window: '', ...first });
  const rounds = usePath<RoundBody[]>(`/v1/rounds?day=${chosen.day}`);
  const round = rounds.value?.find(({ id }) => id === chosen.round);
  const window = round?.windows.find(({ id }) => id === chosen.window);
  return {
    rounds,
    picked: { day: chosen.day, round, window } satisfies Picked,
    pickDay: (day: string) => setChosen({ day, round: '', window: '' }),
    pickRound: (id: string) => setChosen((before) => ({ ...before, round: id, window: '' })),
    pickWindow: (id: string) => setChosen((before) => ({ ...before, window: id })),
  };
}

type Props = {
  pick: ReturnType<typeof usePick>;
  names: Names;
  /** What is wrong with the choice. */
  error?: string | undefined;
  input?: (element: HTMLElement | null) => void;
  /** What the choice changes. */
  children?: ReactNode;
};

/** The three lists. */
export function Pick({ pick, names, error, input, children }: Props) {
  const words = useWords();
  const { rounds, picked } = pick;
  const days = useMemo(() => {
    const first = today();
    const ahead = Array.from({ length: DAYS_AHEAD }, (_, at) => shifted(first, at));
    return ahead.includes(picked.day) ? ahead : [picked.day, ...ahead];
  }, [picked.day]);
  const windows = picked.round?.windows ?? [];
  const none = rounds.value?.length === 0;
  return (
    <>
      <div className="move">
        <Select
          label={words.text('console-date')}
          value={picked.day}
          onChange={pick.pickDay}
          options={days.map((id) => ({ id, label: capital(dayInWords(id, words.language, 'short')) }))}
        />
        <Select
          label={words.text('console-round')}
          value={picked.round?.id ?? ''}
          onChange={pick.pickRound}
          empty={words.text(none ? 'console-no-round' : 'console-choose')}
          options={(rounds.value ?? []).map(({ id, carrier }) => ({ id, label: names.carrier(carrier) }))}
        />
        <Select
          label={words.text('console-window')}
          value={picked.window?.id ?? ''}
          onChange={pick.pickWindow}
          error={error}
          empty={words.text(picked.round ? 'console-choose' : 'console-round-first')}
          options={windows.map((window) => ({
            id: window.id,
            label: words.text('console-window-option', {
              promise: promiseInWords(window, words.language),
              booked: window.booked,
              places: window.places,
            }),
          }))}
          {...(input && { input })}
        />
      </div>
      {rounds.refusal && <Reading loaded={rounds}>{() => null}</Reading>}
      {none && <p className="muted">{words.text('console-no-round-lead')}</p>}
      {children}
    </>
  );
}
