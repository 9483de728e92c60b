// A file that a device wrote because no line carried it: an administrator hands it in. Must not know what is in it.

import { useState } from 'react';
import type { HandInParcel, ParcelTaken } from '../../host/wire.ts';
import { FileChoice, hexOf } from '../../kit/file.tsx';
import { State } from '../../kit/state.tsx';
import { useWords } from '../../words/words.tsx';
import { useSession } from '../session/asking.ts';
import { useForm } from '../session/form.ts';
import { Gesture } from './gesture.tsx';

/** The dialog. */
export function HandInFile({ onClose, onTaken }: { onClose(): void; onTaken(): void }) {
  const words = useWords();
  const { ask } = useSession();
  const form = useForm({ names: [] });
  const [file, setFile] = useState<File>();
  const [isMissing, setMissing] = useState(false);
  const [taken, setTaken] = useState<ParcelTaken | null>(null);
  const handIn = () => {
    setMissing(!file);
    if (!file) return;
    return form.run(async () => {
      const body: HandInParcel = { parcel: await hexOf(file) };
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
      <FileChoice
        label={words.text('console-parcel-file')}
        choose={words.text('console-parcel-choose')}
        accept=".parcel"
        name={file?.name}
        error={isMissing && words.text('console-parcel-missing')}
        onChoose={(chosen) => {
          setFile(chosen);
          setMissing(false);
          setTaken(null);
        }}
      />
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
