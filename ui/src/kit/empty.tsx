// Nothing to show, said: what would be here, and what can be done. Must not know which list is empty.

import type { ReactNode } from 'react';

/** An empty state of the kit. */
export function Empty({
  title,
  children,
  action,
}: {
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className="empty">
      <p className="strong">{title}</p>
      {children && <div className="muted">{children}</div>}
      {action}
    </div>
  );
}
