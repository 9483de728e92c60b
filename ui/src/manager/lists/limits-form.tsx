// The part of the policy's form that speaks of time: outages and versions that end, each a list to which one adds. Must not
// know how it is saved.

import { type ReactNode, useState } from 'react';
import type { PolicyLimits } from '../../host/wire.ts';
import { Button } from '../../kit/button.tsx';
import { Checkbox } from '../../kit/check.tsx';
import { useWords } from '../../words/words.tsx';
import { AddEnd } from './add-end.tsx';
import { AddOutage } from './add-outage.tsx';
import { endTold, outageTold } from './limits.ts';

type Props = { limits: PolicyLimits; onChange(limits: PolicyLimits): void; children: ReactNode };

/** The fieldsets; what is between them is the form's own. */
export function LimitsForm({ limits, onChange, children }: Props) {
  const words = useWords();
  const [isAdding, setAdding] = useState<'outage' | 'end' | null>(null);
  const add = (more: Partial<PolicyLimits>) => {
    onChange({ ...limits, ...more });
    setAdding(null);
  };
  return (
    <>
      <Entries
        of="outage"
        rows={limits.outages.map((one) => outageTold(one, words))}
        onAdd={() => setAdding('outage')}
        onTakeOff={(at) => onChange({ ...limits, outages: limits.outages.filter((_, n) => n !== at) })}
      />
      <Entries
        of="end"
        rows={limits.ends.map((one) => endTold(one, words))}
        onAdd={() => setAdding('end')}
        onTakeOff={(at) => onChange({ ...limits, ends: limits.ends.filter((_, n) => n !== at) })}
      />
      {children}
      <Checkbox
        label={words.text('console-two-decide')}
        hint={words.text('console-two-decide-hint')}
        isChosen={limits.two_decide}
        onChange={(two_decide) => onChange({ ...limits, two_decide })}
      />
      {isAdding === 'outage' && (
        <AddOutage
          onAdd={(outage) => add({ outages: [...limits.outages, outage].sort((a, b) => a.from - b.from) })}
          onClose={() => setAdding(null)}
        />
      )}
      {isAdding === 'end' && (
        <AddEnd
          known={limits.ends}
          onAdd={(end) => add({ ends: [...limits.ends, end] })}
          onClose={() => setAdding(null)}
        />
      )}
    </>
  );
}

type EntriesProps = { of: 'outage' | 'end'; rows: string[]; onAdd(): void; onTakeOff(at: number): void };

function Entries({ of, rows, onAdd, onTakeOff }: EntriesProps) {
  const words = useWords();
  return (
    <fieldset className="group">
      <legend>{words.text(`console-${of}s`)}</legend>
      <p className="hint">{words.text(`console-${of}s-hint`)}</p>
      {rows.length === 0 && <p className="muted">{words.text(`console-${of}s-none`)}</p>}
      {rows.length > 0 && (
        <ul className="entries">
          {rows.map((row, at) => (
            <li key={row}>
              <span>{row}</span>
              <Button
                look="small"
                name={words.text('console-entry-take-off', { what: row })}
                onPress={() => onTakeOff(at)}
              >
                {words.text('console-remove')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <div>
        <Button onPress={onAdd}>{words.text(`console-${of}-add`)}</Button>
      </div>
    </fieldset>
  );
}
