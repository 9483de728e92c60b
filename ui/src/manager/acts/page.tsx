// What administrators do by two: what waits for a second person, what is looked at afterwards, and the newest acts.

import { useEffect, useState } from 'react';
import type { Acts, ActView, Policy } from '../../host/wire.ts';
import { Empty } from '../../kit/empty.tsx';
import { Banner } from '../../kit/state.tsx';
import { Toast } from '../../kit/toast.tsx';
import { useWords } from '../../words/words.tsx';
import { Reading, useFocusKept, useTitle } from '../lists/list-page.tsx';
import { Pager } from '../lists/pager.tsx';
import { usePath, useSession } from '../session/asking.ts';
import { addressOf, Link } from '../where.tsx';
import { Decide, type Verdict } from './decide.tsx';
import { Entry } from './entry.tsx';
import { type Handed, HandOver, isHanded } from './hand-over.tsx';
import { useNamesOfActs } from './names.ts';
import { useOrdersOfActs } from './orders.ts';
import { Record } from './record.tsx';
import { useTold } from './told.ts';
import { isOwn, useActs } from './waiting.tsx';

type Doing =
  | { what: 'decide'; view: ActView; verdict: Verdict }
  | { what: 'decided'; verdict: Verdict; handed: Handed };

/** The page. */
export function ActsPage() {
  const words = useWords();
  const title = words.text('console-acts');
  useTitle(title);
  const acts = useActs();
  // The first page comes with those that wait, and is read again by itself.
  const [page, setPage] = useState(1);
  const policy = usePath<Policy>('/v1/admin/policy');
  const names = useNamesOfActs(acts?.value);
  const told = useTold(names, useOrdersOfActs(acts?.value));
  const [doing, setDoing] = useState<Doing | null>(null);
  const remember = useFocusKept(acts?.value);
  // Whoever opens the page wants what waits now, not what waited when the console was last read.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page is opened
  useEffect(() => {
    if (acts?.readAt !== undefined) void acts.reload();
  }, []);
  const stop = () => setDoing(null);
  const decided = (verdict: Verdict, handed: Handed) => {
    setDoing({ what: 'decided', verdict, handed });
    void acts?.reload();
    void policy.reload();
  };
  return (
    <main className="shelf" onFocus={remember}>
      <header className="shelf-head">
        <h1 tabIndex={-1}>{title}</h1>
      </header>
      {acts && (
        <Reading loaded={acts}>
          {(read) => (
            <>
              <HowMany acts={read} />
              <Waiting
                of={read}
                entryOf={(view) => ({ told: told(view.act, policy.value), by: names.person(view.by) })}
                onDo={(view, verdict) => setDoing({ what: 'decide', view, verdict })}
              />
              <section className="stack">
                <h2>{words.text('console-acts-newest')}</h2>
                {page === 1 ? (
                  <Record acts={read.newest} names={names} told={({ act }) => told(act)} />
                ) : (
                  <Older page={page} />
                )}
                {read.pages > 1 && <Pager page={page} pages={read.pages} onTurn={setPage} />}
              </section>
            </>
          )}
        </Reading>
      )}
      {doing?.what === 'decide' && (
        <Decide
          view={doing.view}
          told={told(doing.view.act, policy.value)}
          by={names.person(doing.view.by)}
          verdict={doing.verdict}
          onClose={stop}
          onDecided={(handed) => decided(doing.verdict, handed)}
        />
      )}
      {doing?.what === 'decided' && isHanded(doing.handed) && (
        <HandOver handed={doing.handed} onClose={stop} />
      )}
      {doing?.what === 'decided' && !isHanded(doing.handed) && (
        <Toast onClose={stop} closeLabel={words.text('console-close')}>
          {words.text(`console-verdict-${doing.verdict}-done`)}
        </Toast>
      )}
    </main>
  );
}

/** Another page of what was done. */
function Older({ page }: { page: number }) {
  const read = usePath<Acts>(`/v1/admin/acts?page=${page}`);
  const names = useNamesOfActs(read.value);
  const told = useTold(names, useOrdersOfActs(read.value));
  return (
    <Reading loaded={read}>
      {({ newest }) => <Record acts={newest} names={names} told={({ act }) => told(act)} />}
    </Reading>
  );
}

/** By how many eyes this house works, and what to do where there are too few. */
function HowMany({ acts: { four_eyes, administrators } }: { acts: Acts }) {
  const words = useWords();
  if (four_eyes && administrators > 1) {
    return <p className="muted measure">{words.text('console-acts-lead')}</p>;
  }
  if (four_eyes) {
    return (
      <Banner name="attention">
        <span>
          {words.text('console-acts-alone')}{' '}
          <code className="code command">sync-server administrator create</code>
        </span>
      </Banner>
    );
  }
  return (
    <Banner name="attention">
      <span>
        {words.text('console-acts-two-eyes')}{' '}
        <Link to={addressOf('staff')}>{words.text('console-acts-to-staff')}</Link>
      </span>
    </Banner>
  );
}

type WaitingProps = {
  of: Acts;
  entryOf(view: ActView): { told: ReturnType<ReturnType<typeof useTold>>; by: string };
  onDo(view: ActView, verdict: Verdict): void;
};

function Waiting({ of, entryOf, onDo }: WaitingProps) {
  const words = useWords();
  const { me } = useSession();
  const part = (awaits: ActView['awaits']) => of.waiting.filter((view) => view.awaits === awaits);
  const reviews = part('review');
  const entries = (views: ActView[]) => (
    <ul className="acts">
      {views.map((view) => (
        <Entry
          key={view.id}
          view={view}
          {...entryOf(view)}
          isMine={isOwn(view, me.login)}
          isAlone={of.administrators < 2}
          onDo={(verdict) => onDo(view, verdict)}
        />
      ))}
    </ul>
  );
  const consents = part('consent');
  return (
    <>
      <section className="stack">
        <h2>{words.text('console-acts-consent', { count: consents.length })}</h2>
        {consents.length === 0 ? (
          <Empty title={words.text('console-acts-consent-none')} />
        ) : (
          entries(consents)
        )}
      </section>
      {reviews.length > 0 && (
        <section className="stack">
          <h2>{words.text('console-acts-review', { count: reviews.length })}</h2>
          <p className="muted measure">{words.text('console-acts-review-lead')}</p>
          {entries(reviews)}
        </section>
      )}
    </>
  );
}
