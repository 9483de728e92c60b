// Facts, each with its label. Must not know what they are about.

import type { ReactNode } from 'react';

type Props = {
  facts: Array<{ label: string; value: ReactNode }>;
  /** One under the other with labels beside, or side by side with labels over. */
  look?: 'list' | 'row';
};

/** A list of facts. */
export function Facts({ facts, look = 'list' }: Props) {
  return (
    <dl className={look === 'row' ? 'facts facts-row' : 'facts'}>
      {facts.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
