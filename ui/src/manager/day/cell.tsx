// One window of one round on the board: its visits as cards, its places, and what a drop would change. Must not know
// what a move does.

import { type DragEvent, useState } from 'react';
import type { RoundBody, WindowBody } from '../../host/wire.ts';
import { Button } from '../../kit/button.tsx';
import { State } from '../../kit/state.tsx';
import { useWords } from '../../words/words.tsx';
import { promiseInWords } from '../time.ts';
import { isGone, isToCome, type Placed } from './rounds.ts';
import { stateOfPlaced, whoOf } from './visit-words.ts';

/** What a card and a cell can ask for. */
export type Gestures = {
  onOpen(placed: Placed, target?: { round: string; window: string }): void;
  onPlaces(round: RoundBody, window: WindowBody): void;
};

type CellProps = {
  round: RoundBody;
  window: WindowBody | undefined;
  carrier: string;
  visits: Placed[];
  dragged: Placed | null;
  onDrag(placed: Placed | null): void;
  onOpen: Gestures['onOpen'];
  onPlaces: Gestures['onPlaces'];
};

/** One cell of the board. */
export function Cell({ round, window, carrier, visits, dragged, onDrag, onOpen, onPlaces }: CellProps) {
  const words = useWords();
  const [isOver, setOver] = useState(false);
  if (!window) return <td />;
  const here = visits.filter((placed) => placed.window.id === window.id);
  const gone = here.filter(({ visit }) => isGone(visit)).length;
  const takes = dragged !== null && dragged.window.id !== window.id;
  const over = (event: DragEvent) => {
    if (!takes) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'move';
    setOver(true);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    onDrag(null);
    if (takes) onOpen(dragged, { round: round.id, window: window.id });
  };
  const promise = promiseInWords(window, words.language);
  return (
    <td
      className={takes ? 'takes' : undefined}
      data-over={(takes && isOver) || undefined}
      onDragOver={over}
      onDragLeave={(event) => setOver(event.currentTarget.contains(event.relatedTarget as Node | null))}
      onDrop={drop}
    >
      <ul className="visits">
        {here
          .filter(({ visit }) => !isGone(visit))
          .map((placed) => (
            <Card key={placed.visit.appointment.id} placed={placed} onDrag={onDrag} onOpen={onOpen} />
          ))}
      </ul>
      {takes && isOver && <Before from={dragged} to={window} />}
      <p className="cell-foot">
        <Button
          look="small"
          name={words.text('console-places-of', {
            promise,
            carrier,
            booked: window.booked,
            places: window.places,
          })}
          onPress={() => onPlaces(round, window)}
        >
          {words.text('console-places-told', { booked: window.booked, places: window.places })}
        </Button>
        {gone > 0 && <span className="small muted">{words.text('console-gone', { count: gone })}</span>}
      </p>
    </td>
  );
}

/** What a drop would change, before it is done. */
function Before({ from, to }: { from: Placed; to: WindowBody }) {
  const words = useWords();
  const { appointment } = from.visit;
  const isKept = appointment.from === to.from && appointment.to === to.to;
  const isOver = to.booked + 1 > to.places;
  return (
    <div className="before">
      <State name={isKept ? 'agrees' : 'attention'}>
        {words.text(isKept ? 'console-drop-kept' : 'console-drop-broken')}
      </State>
      <State name={isOver ? 'attention' : 'agrees'}>
        {words.text('console-places-told', { booked: to.booked + 1, places: to.places })}
      </State>
    </div>
  );
}

type CardProps = {
  placed: Placed;
  onDrag(placed: Placed | null): void;
  onOpen: Gestures['onOpen'];
};

function Card({ placed, onDrag, onOpen }: CardProps) {
  const words = useWords();
  const { visit, rank } = placed;
  const state = stateOfPlaced(placed, words);
  const drag = (event: DragEvent) => {
    event.dataTransfer.effectAllowed = 'move';
    event.dataTransfer.setData('text/plain', visit.appointment.id);
    onDrag(placed);
  };
  return (
    <li draggable={isToCome(visit)} onDragStart={drag} onDragEnd={() => onDrag(null)}>
      <button
        type="button"
        className="visit"
        data-visit={visit.appointment.id}
        onClick={() => onOpen(placed)}
      >
        <span className="who">{whoOf(visit, rank, words)}</span>{' '}
        <span className="state" data-state={state.name}>
          {state.told}
        </span>{' '}
        {visit.address && <span className="where">{visit.address.line}</span>}
      </button>
    </li>
  );
}
