// The carrier's window: state and sun on top, the sheet, its action in the lower third. Made for 390 × 844.

import type { Host } from '../host/host.ts';
import { ContrastSwitch } from '../kit/contrast.tsx';
import { LanguageSwitch } from '../sign-in/language.tsx';
import { barState, Network } from '../sign-in/network.tsx';
import { OutboxCounts } from '../sign-in/outbox.tsx';
import { PlaceOfWork } from '../sign-in/place.ts';
import { useSnapshot } from '../sign-in/snapshot.ts';
import { Stage } from '../sign-in/stage.tsx';
import { Stale } from '../sign-in/stale.tsx';
import { Starting } from '../sign-in/starting.tsx';
import { useWords } from '../words/words.tsx';

/** The whole window of the round. */
export function FieldWindow({ host }: { host: Host }) {
  const words = useWords();
  const { snapshot, refusal, show, refresh } = useSnapshot(host);
  return (
    <PlaceOfWork value="field">
      <div className="phone">
        <header className="bar" data-state={snapshot ? barState(snapshot) : undefined}>
          <span className="brand">Vis-à-vis</span>
          <span className="push">
            <LanguageSwitch />
            <ContrastSwitch label={words.text('window-sun')} />
          </span>
        </header>
        <main>
          {snapshot && <Network snapshot={snapshot} />}
          {snapshot?.device.enrolled && (
            <section className="device" aria-label={words.text('sign-in-device')}>
              <p className="strong">{snapshot.device.label}</p>
              <OutboxCounts outbox={snapshot.outbox} />
            </section>
          )}
          {snapshot && refusal && <Stale refusal={refusal} onRetry={refresh} />}
          {snapshot ? (
            <Stage host={host} snapshot={snapshot} show={show} refresh={refresh} />
          ) : (
            <Starting refusal={refusal} onRetry={refresh} />
          )}
        </main>
      </div>
    </PlaceOfWork>
  );
}
