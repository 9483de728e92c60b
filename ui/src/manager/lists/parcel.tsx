// A file that a device wrote because no line carried it: an administrator hands it in. Must not know what is in it.

import { useId, useRef, useState } from 'react';
import type { HandInParcel, ParcelTaken } from '../../host/wire.ts';
import { State } from '../../kit/state.tsx';
import { useWords } from '../../words/words.tsx';
import { useSession } from '../session/asking.ts';
import { useForm } from '../session/form.ts';
import { Gesture } from './gesture.tsx';

const hex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

/** The dialog. */
export function HandInFile({ onClose, onTaken }: { onClose(): void; onTaken(): void }) {
  const words = useWords();
  const { ask } = useSession();
  const form = useForm({ names: [] });
  const input = useRef<HTMLInputElement>(null);
  const [name, setName] = useState<string>();
  const [isMissing, setMissing] = useState(false);
  const [taken, setTaken] = useState<ParcelTaken | null>(null);
  const [id, fault] = [useId(), useId()];
  const handIn = () => {
    const file = input.current?.files?.[0];
    setMissing(!file);
    if (!file) return input.current?.focus();
    return form.run(async () => {
      const body: HandInParcel = { parcel: hex(new Uint8Array(await file.arrayBuffer())) };
      setTaken(await ask<ParcelTaken>('POST', '/v1/admin/parcel', body));
      onTaken();
    });
  };
  return (
    <Gesture
      title={words.text('console-parcel')}
      lead={words.text('console-parcel-lead')}
      action={words.text('console-parcel-do')}
      isBusy={form.isBusy}
      banner={form.banner}
      {...(taken && { stay: words.text('console-close') })}
      onDo={handIn}
      onClose={onClose}
    >
      <div className="field file">
        {/* The browser's own words would be in the browser's language. */}
        <input
          ref={input}
          id={id}
          type="file"
          accept=".parcel"
          aria-label={words.text('console-parcel-file')}
          aria-invalid={isMissing}
          aria-describedby={isMissing ? fault : undefined}
          onChange={(event) => {
            setName(event.target.files?.[0]?.name);
            setMissing(false);
            setTaken(null);
          }}
        />
        <label className="btn" htmlFor={id}>
          {words.text('console-parcel-choose')}
        </label>
        {name && <span className="code">{name}</span>}
        {isMissing && (
          <p id={fault} className="error state" data-state="refused">
            {words.text('console-parcel-missing')}
          </p>
        )}
      </div>
      <div role="status">{taken && <Taken {...taken} />}</div>
    </Gesture>
  );
}

function Taken({ kept, recognised, conflicting, refused }: ParcelTaken) {
  const words = useWords();
  return (
    <>
      <p>
        <State name="received">{words.text('console-parcel-kept', { kept })}</State>
      </p>
      {recognised > 0 && <p>{words.text('console-parcel-known', { count: recognised })}</p>}
      {conflicting > 0 && (
        <p>
          <State name="attention">{words.text('console-parcel-evidence', { count: conflicting })}</State>
        </p>
      )}
      {refused > 0 && (
        <p>
          <State name="refused">{words.text('console-parcel-refused', { count: refused })}</State>
        </p>
      )}
    </>
  );
}
