// Going home: what was done, what the registry has, and by name what is missing and why. Green is only said of
// what the registry has received.

import type { Gesture } from '../../check/gesture.ts';
import type { ParkedView, Snapshot } from '../../host/bindings.ts';
import { Button } from '../../kit/button.tsx';
import { State } from '../../kit/state.tsx';
import { Table } from '../../kit/table.tsx';
import { useWords } from '../../words/words.tsx';
import { HomeBar } from '../bars.tsx';
import { RefusalNotice } from '../notice.tsx';
import { Screen } from '../screen.tsx';
import { useTelling } from '../tell.ts';
import { KIND, leftToDo, recordsOf, standings } from './standing.ts';

type Props = {
  snapshot: Snapshot;
  gesture: Gesture;
  onSend(): void;
  onWrite(): void;
  onVisit(number: number): void;
  onResume(parked: ParkedView): void;
  onClose(): void;
  onBack(): void;
};

/** `isBusy`: the way is a gesture, and one is running. */
type Missing = { id: string; text: string; go?: () => void; isBusy?: boolean };

/** The end of the round. */
export function HandIn(props: Props) {
  const { snapshot, gesture, onSend, onWrite, onClose, onBack } = props;
  const words = useWords();
  const missing = useMissing(props);
  const isComplete = missing.length === 0;
  const records = recordsOf(snapshot);
  const absent = records.filter(({ kind }) => kind === KIND.nobodyHome).length;
  const { waiting } = snapshot.outbox;
  const { parcel } = snapshot;
  return (
    <Screen
      look="tell"
      title={words.text('round-hand-in')}
      bar={<HomeBar snapshot={snapshot} isComplete={isComplete} />}
      foot={
        <>
          {isComplete && snapshot.round?.visits.length === 0 && (
            <p className="muted">{words.text('round-nothing-kept')}</p>
          )}
          <Button
            look="action"
            busy={gesture.isBusy && words.text('round-sending-now')}
            onPress={isComplete ? onClose : onSend}
          >
            {words.text(isComplete ? 'sign-in-close' : waiting > 0 ? 'round-send' : 'round-ask-registry')}
          </Button>
          {waiting > 0 && snapshot.online === false && (
            <Button busy={gesture.isBusy && words.text('sign-in-busy')} onPress={onWrite}>
              {words.text('round-hand-over')}
            </Button>
          )}
          {parcel && waiting > 0 && (
            <p role="status" className="written">
              {words.text('round-handed-over', { count: parcel.records, path: parcel.path })}
            </p>
          )}
          <Button onPress={onBack}>{words.text('round-back-to-list')}</Button>
        </>
      }
    >
      <p className="count">
        {words.text('round-made', {
          done: records.length,
          received: records.filter(({ receivedAt }) => receivedAt !== null).length,
        })}
      </p>
      <div role="status" className="verdict">
        {isComplete ? (
          <State name="received">{words.text('round-complete')}</State>
        ) : (
          <State name="attention">{words.text('round-incomplete')}</State>
        )}
      </div>
      <RefusalNotice
        refusal={gesture.refusal}
        name={gesture.refusal?.problem === 'server-away' ? 'waiting' : 'refused'}
      />
      {missing.length > 0 && (
        <ul className="missing">
          {missing.map(({ id, text, go, isBusy }) => (
            <li key={id}>
              {go ? (
                <button type="button" aria-disabled={isBusy || undefined} onClick={isBusy ? undefined : go}>
                  {text}
                </button>
              ) : (
                text
              )}
            </li>
          ))}
        </ul>
      )}
      {absent > 0 && <p className="muted">{words.text('round-absent-count', { count: absent })}</p>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what can be scrolled must be reached without a finger */}
      <section className="sideways" aria-label={words.text('round-records')} tabIndex={0}>
        <Records snapshot={snapshot} />
      </section>
    </Screen>
  );
}

/** What is missing, each with its reason, and with the way to it where the carrier can do it. */
function useMissing({ snapshot, gesture, onVisit, onResume, onBack }: Props): Missing[] {
  const words = useWords();
  const telling = useTelling();
  const { outbox, parked, online } = snapshot;
  const first = parked[0];
  const visits = leftToDo(standings(snapshot)).map(({ number, visit }) => ({
    id: `visit-${number}`,
    text: words.text('round-missing-visit', { number, window: visit ? telling.window(visit) : '' }),
    go: () => onVisit(number),
  }));
  const waits = online === false ? 'round-missing-offline' : 'round-missing-waiting';
  return [
    ...visits,
    ...(first
      ? [
          {
            id: 'held',
            text: words.text('round-missing-held', { count: parked.length }),
            // Several stand on the list, each with its button.
            go: parked.length === 1 ? () => onResume(first) : onBack,
            isBusy: parked.length === 1 && gesture.isBusy,
          },
        ]
      : []),
    ...(outbox.waiting > 0 ? [{ id: 'waiting', text: words.text(waits, { count: outbox.waiting }) }] : []),
    ...(outbox.quarantined > 0
      ? [{ id: 'aside', text: words.text('round-missing-aside', { count: outbox.quarantined }) }]
      : []),
  ];
}

function Records({ snapshot }: { snapshot: Snapshot }) {
  const words = useWords();
  const telling = useTelling();
  return (
    <Table
      caption={words.text('round-records')}
      isCaptionHidden
      keyOf={({ sequence }) => String(sequence)}
      rows={recordsOf(snapshot)}
      empty={<p className="muted">{words.text('round-no-records')}</p>}
      columns={[
        {
          id: 'visit',
          head: words.text('round-head-visit'),
          cell: ({ visit, kind }) => (
            <>
              {visit ?? words.text('round-unnumbered')}
              {kind === KIND.nobodyHome && <span className="remark"> {words.text('round-row-absent')}</span>}
              {kind === KIND.left && <span className="remark"> {words.text('round-row-stopped')}</span>}
            </>
          ),
        },
        { id: 'done', head: words.text('round-head-done'), cell: ({ sealedAt }) => telling.clock(sealedAt) },
        {
          id: 'received',
          head: words.text('round-head-received'),
          cell: ({ receivedAt, setAside }) => {
            if (receivedAt !== null) return telling.clock(receivedAt);
            return words.text(setAside === null ? 'round-row-waiting' : 'round-row-aside');
          },
        },
        {
          id: 'receipt',
          head: words.text('round-head-receipt'),
          align: 'end',
          cell: ({ receipt }) => receipt && <span className="code">{receipt}</span>,
        },
      ]}
    />
  );
}
