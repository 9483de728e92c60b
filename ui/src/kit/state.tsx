// A state: word, shape and colour, set at once.

import type { ReactNode } from 'react';

/** The states of styles/state.css. « received » is only said when the registry's receipt is held. */
export type StateName =
  | 'draft'
  | 'waiting'
  | 'recorded'
  | 'received'
  | 'attention'
  | 'refused'
  | 'absent'
  | 'current'
  | 'agrees'
  | 'todo'
  | 'unknown';

/** A state in the text. */
export function State({ name, children }: { name: StateName; children: ReactNode }) {
  return (
    <span className="state" data-state={name}>
      {children}
    </span>
  );
}

/** A state that stands alone, on its own ground. */
export function Chip({ name, children }: { name: StateName; children: ReactNode }) {
  return (
    <span className="state chip" data-state={name}>
      {children}
    </span>
  );
}

/**
 * A state that concerns the whole screen, told as soon as it appears. Alone it is told in plain type beside its shape;
 * with `more`, which adds what follows from it, it is the strong line over that.
 */
export function Banner({ name, children, more }: { name: StateName; children: ReactNode; more?: ReactNode }) {
  return (
    <div className="banner" data-state={name} role="alert">
      {more === undefined ? (
        <>
          <span className="shape" />
          <div className="message">{children}</div>
        </>
      ) : (
        <p className="state">{children}</p>
      )}
      {more}
    </div>
  );
}
