// How far something is: a count in words, then a bar that repeats it. Must not know what is counted.

import { useId } from 'react';
import type { StateName } from './state.tsx';

/** Beyond this many, parts are too narrow to be counted and the bar is drawn in one piece. */
const COUNTABLE = 24;

type Props = {
  /** The count in words: « 4 visites sur 10 ». */
  label: string;
  done: number;
  total: number;
  /** The state that what is done has reached; without it, plain progress. */
  state?: StateName;
  /** A quieter label, over a title that says more. */
  isQuiet?: boolean;
};

/** A progress bar that is also said. */
export function Progress({ label, done, total, state, isQuiet = false }: Props) {
  const id = useId();
  const reached = Math.min(Math.max(done, 0), total);
  return (
    <div className="progress" data-state={state}>
      <p id={id} className={isQuiet ? 'small muted' : 'strong'}>
        {label}
      </p>
      <div
        className="track"
        role="progressbar"
        aria-labelledby={id}
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuenow={reached}
        aria-valuetext={label}
      >
        {total <= COUNTABLE ? (
          Array.from({ length: total }, (_, at) => at).map((at) => (
            <i key={at} className={at < reached ? 'done' : undefined} />
          ))
        ) : (
          <svg viewBox={`0 0 ${total} 1`} preserveAspectRatio="none" aria-hidden="true">
            <rect className="done" width={reached} height="1" />
          </svg>
        )}
      </div>
    </div>
  );
}
