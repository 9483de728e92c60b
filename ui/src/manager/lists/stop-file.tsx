// A file of documents to stop: what it holds is counted and shown, and only then they are stopped. Must not know how a
// file is read: the server does.

import { useState } from 'react';
import type { FaultyLine, StopFile, StopFilePreview, StopFileTaken } from '../../host/wire.ts';
import { Facts } from '../../kit/facts.tsx';
import { FileChoice, hexOf } from '../../kit/file.tsx';
import { useWords } from '../../words/words.tsx';
import { ImpactTold } from '../orders/impact.tsx';
import { useSession } from '../session/asking.ts';
import { useForm } from '../session/form.ts';
import { Gesture } from './gesture.tsx';

/** Where files are. */
export const FILES = '/v1/admin/stop-list/files';

/** Of the largest file: a larger one is not sent. */
const MOST_BYTES = 4 * 1024 * 1024;

type Chosen = { name: string; body: StopFile; counted: StopFilePreview };

/** What is wrong with the file as a whole: nothing of it was read. */
const wholeFault = ({ counted }: Chosen): FaultyLine['fault'] | undefined =>
  counted.lines === 0 ? counted.faults[0]?.fault : undefined;

/** The dialog. */
export function StopFromFile({ onClose, onTaken }: { onClose(): void; onTaken(documents: number): void }) {
  const words = useWords();
  const { ask } = useSession();
  const form = useForm({ names: [] });
  const [chosen, setChosen] = useState<Chosen | undefined>();
  const [fault, setFault] = useState<string | undefined>();
  const choose = (file: File) => {
    setChosen(undefined);
    if (file.size > MOST_BYTES) return setFault(words.text('console-stop-fault-too-large'));
    setFault(undefined);
    void form.run(async () => {
      const body: StopFile = { file: await hexOf(file) };
      const counted = await ask<StopFilePreview>('POST', `${FILES}/preview`, body);
      const next = { name: file.name, body, counted };
      const whole = wholeFault(next);
      setFault(whole && words.text(`console-stop-fault-${whole}`));
      setChosen(next);
    });
  };
  const stop = () => {
    if (!chosen) return setFault(words.text('console-parcel-missing'));
    return form.run(async () => {
      const { documents } = await ask<StopFileTaken>('POST', FILES, chosen.body);
      onTaken(documents);
    });
  };
  const isRead = chosen !== undefined && wholeFault(chosen) === undefined;
  const count = chosen?.counted.new ?? 0;
  return (
    <Gesture
      title={words.text('console-stop-many')}
      lead={words.text('console-stop-many-lead')}
      action={words.text('console-stop-many-do', { count })}
      isEnd
      stay={words.text('console-change-nothing')}
      isBusy={form.isBusy}
      banner={form.banner}
      isDisabledBecause={isRead && count === 0 ? words.text('console-stop-many-nothing') : undefined}
      onDo={stop}
      onClose={onClose}
    >
      <Format />
      <FileChoice
        label={words.text('console-stop-many-file')}
        choose={words.text('console-parcel-choose')}
        accept=".csv,text/csv,text/plain"
        name={chosen?.name}
        error={fault}
        onChoose={choose}
      />
      <div role="status">{isRead && <Counted of={chosen.counted} />}</div>
    </Gesture>
  );
}

/** How the file is written; words of the format stay as they are in every language. */
function Format() {
  const words = useWords();
  return (
    <details>
      <summary>{words.text('console-stop-many-format')}</summary>
      <div className="stack">
        <p className="small">{words.text('console-stop-many-format-lead')}</p>
        <p className="code small">
          kind;issuer;number;since;reason
          <br />
          passport;FRA;26VV00042;2026-11-12;stolen
        </p>
        <Facts
          facts={(['kind', 'issuer', 'number', 'since', 'reason'] as const).map((column) => ({
            label: column,
            value: words.text(`console-stop-many-${column}`),
          }))}
        />
      </div>
    </details>
  );
}

function Counted({ of }: { of: StopFilePreview }) {
  const words = useWords();
  const told = of.faults.length;
  return (
    <div className="effects">
      <Facts
        facts={(['lines', 'new', 'stopped', 'repeated', 'faulty'] as const)
          .filter((what) => what === 'lines' || what === 'new' || of[what] > 0)
          .map((what) => ({
            label: words.text(`console-stop-many-count-${what}`),
            value: words.text('console-number', { count: of[what] }),
          }))}
      />
      {of.new === 0 && <p className="strong">{words.text('console-stop-many-nothing')}</p>}
      {of.new > 0 && <ImpactTold impact={of.impact} />}
      {told > 0 && (
        <>
          <p>{words.text('console-stop-many-faults', { count: of.faulty })}</p>
          <ul className="fault-lines">
            {of.faults.map(({ line, fault }) => (
              <li key={line}>
                {words.text('console-stop-many-fault', {
                  line,
                  fault: words.text(`console-stop-fault-${fault}`),
                })}
              </li>
            ))}
          </ul>
          {of.faulty > told && (
            <p className="small muted">{words.text('console-stop-many-more', { count: of.faulty - told })}</p>
          )}
        </>
      )}
    </div>
  );
}
