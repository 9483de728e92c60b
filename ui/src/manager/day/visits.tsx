// The day as a list: the same visits, ended ones too, to search, put in order and export.

import { useState } from 'react';
import { Button } from '../../kit/button.tsx';
import { Empty } from '../../kit/empty.tsx';
import { State } from '../../kit/state.tsx';
import { useWords } from '../../words/words.tsx';
import { type Entry, Shelf } from '../lists/list-page.tsx';
import { capital, dayInFigures, dayInWords, isDay, promiseInWords, today } from '../time.ts';
import { DayNav } from './day-nav.tsx';
import { DoneToast } from './done.tsx';
import { isToCome, type Names, type Placed, placedOf, useDay, useNames } from './rounds.ts';
import { VisitDialog } from './visit.tsx';
import type { Done } from './visit-end.tsx';
import { addressLine, stateOfPlaced, whoOf } from './visit-words.ts';

function useEntries(names: Names): Array<Entry<Placed>> {
  const words = useWords();
  const stateIs = (placed: Placed) => stateOfPlaced(placed, words);
  const whereIs = ({ visit }: Placed) => (visit.address ? addressLine(visit.address) : '');
  return [
    { id: 'who', head: words.text('console-who'), text: ({ visit, rank }) => whoOf(visit, rank, words) },
    {
      id: 'day',
      head: words.text('console-date'),
      text: ({ round }) => dayInFigures(round.day),
    },
    {
      id: 'window',
      head: words.text('console-window'),
      text: ({ window }) => promiseInWords(window, words.language),
      order: (a, b) => a.window.from - b.window.from || a.rank - b.rank,
    },
    {
      id: 'carrier',
      head: words.text('console-carrier'),
      text: ({ round }) => names.carrier(round.carrier),
    },
    {
      id: 'address',
      head: words.text('console-address'),
      text: whereIs,
      show: (placed) => whereIs(placed) || <span className="muted">{words.text('console-no-address')}</span>,
    },
    {
      id: 'state',
      head: words.text('console-state'),
      text: (placed) => stateIs(placed).told,
      show: (placed) => <State name={stateIs(placed).name}>{stateIs(placed).told}</State>,
    },
  ];
}

/** The list of a day's visits; today's without a day. */
export function VisitsPage({ of }: { of: string | undefined }) {
  const words = useWords();
  const day = isDay(of) ? of : today();
  const loaded = useDay(day);
  const names = useNames();
  const [open, setOpen] = useState<Placed | null>(null);
  const [done, setDone] = useState<Done | null>(null);
  const finish = (what: Done) => {
    setOpen(null);
    setDone(what);
    void loaded.reload();
  };
  const gestures = (placed: Placed) => {
    const who = whoOf(placed.visit, placed.rank, words);
    const isOpen = isToCome(placed.visit);
    return (
      <Button
        look="small"
        name={words.text(isOpen ? 'console-move-name' : 'console-see-name', { who })}
        onPress={() => setOpen(placed)}
      >
        {words.text(isOpen ? 'console-move-open' : 'console-see')}
      </Button>
    );
  };
  return (
    <Shelf<Placed>
      title={words.text('console-visits-of', { day: dayInWords(day, words.language) })}
      loaded={{ ...loaded, value: loaded.value && placedOf(loaded.value) }}
      count={(count) => words.text('console-visits-count', { count })}
      keyOf={({ visit }) => visit.appointment.id}
      entries={useEntries(names)}
      gestures={gestures}
      file={`${words.text('console-visits-file')}-${day}`}
      empty={
        <Empty title={capital(words.text('console-visits-none'))}>
          {words.text('console-day-none-lead')}
        </Empty>
      }
      actions={<DayNav page="visits" day={day} />}
    >
      {open && <VisitDialog placed={open} names={names} onClose={() => setOpen(null)} onDone={finish} />}
      {done && (
        <DoneToast key={done.now.id} done={done} onUndone={loaded.reload} onClose={() => setDone(null)} />
      )}
    </Shelf>
  );
}
