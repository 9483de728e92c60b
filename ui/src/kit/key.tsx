// Keys of the keyboard, shown; and the foot of a desk screen where they lie. Must not know what they do.

import type { ReactNode } from 'react';

/** The cap of a key. */
export function Key({ children }: { children: ReactNode }) {
  return <kbd>{children}</kbd>;
}

/** The foot of a desk screen: its keys, as buttons. What stands at the end is given apart. */
export function Keys({ children, end }: { children: ReactNode; end?: ReactNode }) {
  return (
    <footer className="keys">
      {children}
      {end && <div className="push btn-row">{end}</div>}
    </footer>
  );
}
