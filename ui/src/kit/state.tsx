// A state: word, shape and colour, set at once.

import type { ReactNode } from 'react';

/** The states of `kit.css` that the windows use so far. */
export type StateName = 'waiting' | 'recorded' | 'received' | 'attention' | 'refused';

/** A state in the text. */
export function State({ name, children }: { name: StateName; children: ReactNode }) {
  return (
    <span className="state" data-state={name}>
      {children}
    </span>
  );
}

/** A state that concerns the whole screen, told as soon as it appears. */
export function Banner({ name, children }: { name: StateName; children: ReactNode }) {
  return (
    <div className="banner" data-state={name} role="alert">
      {children}
    </div>
  );
}
