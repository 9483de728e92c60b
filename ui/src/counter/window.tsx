// The clerk's window: state bar, the sheet, this device's side, the foot. Made for 1280 × 800.

import { useEffect, useState } from 'react';
import type { Snapshot } from '../host/bindings.ts';
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

/** The whole window of the counter. */
export function CounterWindow({ host }: { host: Host }) {
  const words = useWords();
  const { snapshot, refusal, show, refresh } = useSnapshot(host);
  return (
    <PlaceOfWork value="counter">
      <div className="counter">
        <header className="bar" data-state={snapshot ? barState(snapshot) : undefined}>
          <span className="brand">Vis-à-vis</span>
          {snapshot && <Network snapshot={snapshot} />}
          <span className="push">{snapshot?.signedIn?.label}</span>
          <Clock />
        </header>
        <main className="work">
          {snapshot && refusal && <Stale refusal={refusal} onRetry={refresh} />}
          {snapshot ? (
            <Stage host={host} snapshot={snapshot} show={show} refresh={refresh} />
          ) : (
            <Starting refusal={refusal} onRetry={refresh} />
          )}
        </main>
        {snapshot && <ThisDevice snapshot={snapshot} />}
        <footer className="keys">
          <LanguageSwitch />
          <ContrastSwitch label={words.text('window-contrast')} />
        </footer>
      </div>
    </PlaceOfWork>
  );
}

function ThisDevice({ snapshot }: { snapshot: Snapshot }) {
  const words = useWords();
  const { device, outbox } = snapshot;
  return (
    <aside className="side" aria-labelledby="this-device">
      <div>
        <h2 id="this-device" className="over">
          {words.text('sign-in-device')}
        </h2>
        <p className="key-fact">{device.label ?? words.text('sign-in-device-unknown')}</p>
        {device.office && <p className="muted">{device.office}</p>}
      </div>
      {device.enrolled && (
        <div>
          <h2 className="over">{words.text('sign-in-records')}</h2>
          <OutboxCounts outbox={outbox} />
        </div>
      )}
    </aside>
  );
}

/** Hours and minutes, as on the wall. */
function Clock() {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 1_000);
    return () => clearInterval(timer);
  }, []);
  const told = now.toLocaleTimeString('fr', { hour: '2-digit', minute: '2-digit' });
  return (
    <time className="clock" dateTime={told}>
      {told}
    </time>
  );
}
