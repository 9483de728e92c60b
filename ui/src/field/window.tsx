// The carrier's window: before the sign-in its own bar and sheet, after it one screen at a time. Made for 390 × 844.

import { useTouch } from '../check/touch.ts';
import type { Snapshot } from '../host/bindings.ts';
import type { Host } from '../host/gestures.ts';
import { ContrastSwitch } from '../kit/contrast.tsx';
import { LanguageSwitch } from '../sign-in/language.tsx';
import { LedgerNotice } from '../sign-in/ledger.tsx';
import { barState, Network } from '../sign-in/network.tsx';
import { OutboxCounts } from '../sign-in/outbox.tsx';
import { useSnapshot } from '../sign-in/snapshot.ts';
import { Stage } from '../sign-in/stage.tsx';
import { Stale } from '../sign-in/stale.tsx';
import { Starting } from '../sign-in/starting.tsx';
import { PlaceOfWork } from '../sign-in/where.ts';
import { useWords } from '../words/words.tsx';
import { useHand } from './hand.ts';
import { Work } from './work.tsx';

/** The whole window of the round. */
export function FieldWindow({ host }: { host: Host }) {
  const { snapshot, refusal, show, refresh } = useSnapshot(host);
  const [hand, setHand] = useHand();
  const isAtWork = snapshot?.signedIn != null;
  useTouch(host, show, isAtWork);
  const stage = snapshot && (
    <Stage
      host={host}
      snapshot={snapshot}
      show={show}
      refresh={refresh}
      // The window's own way to show a snapshot never changes, so that what is being saved is not interrupted.
      atWork={(given) => <Work {...given} show={show} hand={hand} onHand={setHand} />}
    />
  );
  const stale = snapshot && refusal && <Stale refusal={refusal} onRetry={refresh} />;
  return (
    <PlaceOfWork value="field">
      <div className="phone" data-hand={hand}>
        {isAtWork ? (
          <>
            {stale && <div className="stale">{stale}</div>}
            {stage}
          </>
        ) : (
          <>
            <SignInBar snapshot={snapshot} />
            <main className="signing-in">
              {snapshot && <Network snapshot={snapshot} />}
              {snapshot && <ThisDevice snapshot={snapshot} />}
              {stale}
              {snapshot && <LedgerNotice snapshot={snapshot} />}
              {stage ?? <Starting refusal={refusal} onRetry={refresh} />}
            </main>
          </>
        )}
      </div>
    </PlaceOfWork>
  );
}

function SignInBar({ snapshot }: { snapshot: Snapshot | null }) {
  const words = useWords();
  return (
    <header className="bar" data-state={snapshot ? barState(snapshot) : undefined}>
      <span className="brand">Vis-à-vis</span>
      <span className="push">
        <LanguageSwitch />
        <ContrastSwitch label={words.text('window-sun')} />
      </span>
    </header>
  );
}

function ThisDevice({ snapshot: { device, outbox } }: { snapshot: Snapshot }) {
  const words = useWords();
  if (!device.enrolled) return null;
  return (
    <section className="device" aria-label={words.text('sign-in-device')}>
      <p className="strong">{device.label}</p>
      <OutboxCounts outbox={outbox} />
    </section>
  );
}
