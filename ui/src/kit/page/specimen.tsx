// How the parts are laid out on the builders' page.

import type { ReactNode } from 'react';

/** A part of the page, under its heading. */
export function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="kit-part">
      <h2>{title}</h2>
      {children}
    </section>
  );
}

/** Some specimens under a name: in a flowing row, in equal columns, or one under the other. */
export function Specimens({
  name,
  children,
  look = 'row',
}: {
  name: string;
  children: ReactNode;
  look?: 'row' | 'columns' | 'stack';
}) {
  return (
    <div className="kit-group">
      <h3>{name}</h3>
      <div className={`kit-${look}`}>{children}</div>
    </div>
  );
}
