// The round: until when it can be used, how far it is, its visits in their order, and the next one as the one
// thing to do. Must not know how a visit goes.

import type { Gesture } from '../../check/gesture.ts';
import type { ParkedView, Snapshot } from '../../host/bindings.ts';
import { Button } from '../../kit/button.tsx';
import { Empty } from '../../kit/empty.tsx';
import { Progress } from '../../kit/progress.tsx';
import { Banner, State } from '../../kit/state.tsx';
import { LedgerNotice } from '../../sign-in/ledger.tsx';
import { useWords } from '../../words/words.tsx';
import { HomeBar } from '../bars.tsx';
import { RefusalNotice } from '../notice.tsx';
import { Screen } from '../screen.tsx';
import { useTelling } from '../tell.ts';
import { Limit, reasonAgainst } from './limit.tsx';
import { ResumeCards } from './resume.tsx';
import { leftToDo, type Standing, standings } from './standing.ts';
import { Stop } from './stop.tsx';

type Props = {
  snapshot: Snapshot;
  gesture: Gesture;
  /** What was just done, told once. */
  told: string | null;
  onVisit(number: number): void;
  onResume(parked: ParkedView): void;
  onGo(where: 'prepare' | 'hand-in' | 'settings'): void;
  onLock(): void;
};

/** The carrier's home. */
export function RoundList(props: Props) {
  const { snapshot, gesture, told, onVisit, onGo } = props;
  const words = useWords();
  const telling = useTelling();
  const all = standings(snapshot);
  const next = leftToDo(all)[0];
  const isUsable = snapshot.lease?.valid === true;
  return (
    <Screen
      look="list"
      title={telling.title(snapshot.now)}
      pageTitle={words.text('round-title')}
      bar={<HomeBar snapshot={snapshot} />}
      foot={<Foot {...props} next={next} isPrepared={all.length > 0} />}
    >
      <Limit snapshot={snapshot} />
      <LedgerNotice snapshot={snapshot} />
      <p role="status" className={told ? 'told' : 'visually-hidden'}>
        {told && <State name="recorded">{told}</State>}
      </p>
      <RefusalNotice refusal={gesture.refusal} name="refused" />
      <News snapshot={snapshot} />
      <ResumeCards parked={snapshot.parked} gesture={gesture} onResume={props.onResume} />
      {all.length > 0 && (
        <>
          <Progress
            label={words.text('round-count', { done: all.length - leftToDo(all).length, total: all.length })}
            done={all.length - leftToDo(all).length}
            total={all.length}
          />
          <ol className="stops" aria-label={words.text('round-stops')}>
            {all.map((standing) => (
              <Stop
                key={standing.number}
                standing={standing}
                isNext={standing === next}
                now={snapshot.now}
                onOpen={() => onVisit(standing.number)}
              />
            ))}
          </ol>
        </>
      )}
      {all.length === 0 && isUsable && (
        <Empty title={words.text('round-none')}>
          <p>{words.text('round-none-more')}</p>
        </Empty>
      )}
      <nav className="elsewhere" aria-label={words.text('round-elsewhere')}>
        {next && <Button onPress={() => onGo('hand-in')}>{words.text('round-hand-in')}</Button>}
        {isUsable && <Button onPress={() => onGo('prepare')}>{words.text('round-prepare-again')}</Button>}
        <Button onPress={() => onGo('settings')}>{words.text('round-settings')}</Button>
        <Button onPress={props.onLock}>{words.text('round-lock')}</Button>
      </nav>
    </Screen>
  );
}

/** How the round changed while it was walked: nothing in it comes or goes in silence. */
function News({ snapshot: { round } }: { snapshot: Snapshot }) {
  const words = useWords();
  const telling = useTelling();
  const news = round?.news;
  return (
    <div role="status" className={news ? undefined : 'visually-hidden'}>
      {news && (
        <Banner name="attention" more={null}>
          {words.text('round-news', { at: telling.clock(news.at), added: news.added, gone: news.gone })}
        </Banner>
      )}
    </div>
  );
}

type FootProps = Props & { next: Standing | undefined; isPrepared: boolean };

function Foot({ snapshot, next, isPrepared, onVisit, onGo }: FootProps) {
  const words = useWords();
  const { waiting } = snapshot.outbox;
  const key = snapshot.online === false ? 'round-waiting-offline' : 'round-waiting';
  const action = () => {
    const because = reasonAgainst(snapshot);
    if (because === 'ended') return { label: words.text('round-hand-in'), go: () => onGo('hand-in') };
    if (!isPrepared || because) return { label: words.text('round-prepare'), go: () => onGo('prepare') };
    if (!next) return { label: words.text('round-hand-in'), go: () => onGo('hand-in') };
    const { number } = next;
    return { label: words.text('round-open-visit', { number }), go: () => onVisit(number) };
  };
  const { label, go } = action();
  return (
    <>
      {waiting > 0 && <State name="recorded">{words.text(key, { count: waiting })}</State>}
      <Button look="action" onPress={go}>
        {label}
      </Button>
    </>
  );
}
