// The clerk's window: state bar, then the sign-in or the desk at work. Made for 1280 × 800.

import { useEffect, useState } from 'react';
import type { Snapshot } from '../host/bindings.ts';
import type { Host } from '../host/gestures.ts';
import { Button } from '../kit/button.tsx';
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
import { Desk } from './desk.tsx';
import { useKeys } from './keys.ts';

/** The whole window of the counter. */
export function CounterWindow({ host }: { host: Host }) {
  const words = useWords();
  const { snapshot, refusal, show, refresh } = useSnapshot(host);
  const isAtWork = snapshot?.device.enrolled === true && snapshot.signedIn !== null;
  const stage = snapshot && (
    <Stage
      host={host}
      snapshot={snapshot}
      show={show}
      refresh={refresh}
      atWork={(given) => <Desk {...given} />}
    />
  );
  const stale = snapshot && refusal && <Stale refusal={refusal} onRetry={refresh} />;
  return (
    <PlaceOfWork value="counter">
      <div className="counter" data-screen={isAtWork ? (snapshot.case ? 'case' : 'home') : 'sign-in'}>
        <Bar host={host} snapshot={snapshot} show={show} />
        {isAtWork ? (
          <>
            {stale && <div className="over-all">{stale}</div>}
            {stage}
          </>
        ) : (
          <>
            <main className="work">
              {stale}
              {snapshot && <LedgerNotice snapshot={snapshot} />}
              {stage ?? <Starting refusal={refusal} onRetry={refresh} />}
            </main>
            {snapshot && <ThisDevice snapshot={snapshot} />}
            <footer className="keys">
              <div className="push btn-row">
                <LanguageSwitch />
                <ContrastSwitch label={words.text('window-contrast')} />
              </div>
            </footer>
          </>
        )}
      </div>
    </PlaceOfWork>
  );
}

type BarProps = { host: Host; snapshot: Snapshot | null; show(snapshot: Snapshot): void };

/** The state bar: silent when all is well; whose session it is, and the lock. */
function Bar({ host, snapshot, show }: BarProps) {
  const words = useWords();
  const agent = snapshot?.signedIn;
  // A lock that was not done is followed by the next press; nothing is lost either way.
  const lock = () => void host.signOut().then(show, () => {});
  useKeys({ 'Ctrl+l': lock }, agent !== null && agent !== undefined);
  const where = [snapshot?.device.office, snapshot?.device.label].filter(Boolean).join(', ');
  return (
    <header className="bar" data-state={snapshot ? barState(snapshot) : undefined}>
      <span className="brand">Vis-à-vis</span>
      {snapshot && <Network snapshot={snapshot} />}
      <span className="push">{agent && where}</span>
      {agent && (
        <>
          <span>{agent.label}</span>
          <Button look="quiet" hint="Ctrl+L" onPress={lock}>
            {words.text('counter-lock')}
          </Button>
        </>
      )}
      <Clock />
    </header>
  );
}

function ThisDevice({ snapshot }: { snapshot: Snapshot }) {
  const words = useWords();
  const { device, outbox } = snapshot;
  return (
    <aside className="public" aria-labelledby="this-device">
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
