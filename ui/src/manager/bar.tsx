// The bar over every page: whose pages there are and what waits on them, the language, the contrast, the account. On a
// phone the pages fold into one button. Must not know what a page shows.

import { useEffect, useId, useState } from 'react';
import { Button } from '../kit/button.tsx';
import { ContrastSwitch } from '../kit/contrast.tsx';
import type { Key } from '../words/keys.ts';
import { useWords } from '../words/words.tsx';
import { type Badged, useWaiting, WaitingCount } from './acts/waiting.tsx';
import { useSession } from './session/asking.ts';
import { LanguageSwitch } from './session/language.tsx';
import { OfficeName } from './session/office.tsx';
import { clockOf } from './time.ts';
import { addressOf, Link } from './where.tsx';

/** A page of whoever is signed in; without a label it is reached from another. */
type Listed = { name: string; label?: Key };

const isBadged = (name: string): name is Badged => name === 'acts' || name === 'devices';

/** The bar. */
export function Bar({ pages, open }: { pages: readonly Listed[]; open: string | undefined }) {
  const words = useWords();
  const { me } = useSession();
  const [isUnfolded, setUnfolded] = useState(false);
  const nav = useId();
  return (
    <header className="bar console-bar">
      <Link className="brand" to={addressOf('')}>
        Vis-à-vis
      </Link>
      <span className="fold">
        <Button isExpanded={isUnfolded} controls={nav} onPress={() => setUnfolded(!isUnfolded)}>
          {words.text('console-pages')}
          <WaitingInAll />
        </Button>
      </span>
      <nav id={nav} aria-label={words.text('console-pages')} data-unfolded={isUnfolded || undefined}>
        {pages.map(({ name, label }) =>
          label ? (
            <Link
              key={name}
              to={addressOf(name)}
              isHere={name === open}
              onFollowed={() => setUnfolded(false)}
            >
              {words.text(label)}
              {isBadged(name) && <WaitingCount on={name} />}
            </Link>
          ) : null,
        )}
      </nav>
      <span className="push btn-row">
        <LanguageSwitch />
        <ContrastSwitch label={words.text('console-contrast')} />
        <Link className="account" to={addressOf('account')} isHere={open === 'account'}>
          <span className="visually-hidden">{words.text('console-account-of')} </span>
          {me.name}
        </Link>
        {me.office !== null && (
          <span className="muted">
            <OfficeName of={me.office} />
          </span>
        )}
      </span>
      <Clock />
    </header>
  );
}

/** What waits for whoever looks on any of the folded pages. */
function WaitingInAll() {
  const words = useWords();
  const count = Object.values(useWaiting()).reduce((sum, { count }) => sum + count, 0);
  if (count === 0) return null;
  return (
    <>
      <span className="tally" aria-hidden="true">
        {count}
      </span>
      <span className="visually-hidden">, {words.text('console-pages-waiting', { count })}</span>
    </>
  );
}

function Clock() {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return (
    <time className="clock" dateTime={clockOf(now)}>
      {clockOf(now)}
    </time>
  );
}
