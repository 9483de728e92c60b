// The end of the day: what was done here by kind and state, what has not left yet, by number; on paper if wanted.

import { shownNumber } from '../check/case.ts';
import { useGesture } from '../check/gesture.ts';
import { clockTime, toldDayOf } from '../check/times.ts';
import type { BroughtView, RowView } from '../host/bindings.ts';
import { Button } from '../kit/button.tsx';
import { Dialog } from '../kit/dialog.tsx';
import { FileChoice, hexOf } from '../kit/file.tsx';
import { Banner, State } from '../kit/state.tsx';
import { Table } from '../kit/table.tsx';
import { useWords } from '../words/words.tsx';
import { countsOf, kindOf, rowsOfDay, stateOf } from './rows.ts';
import { useDesk } from './where.ts';

/** The dialog. */
export function Day({ onClose }: { onClose(): void }) {
  const words = useWords();
  const { host, entries, show, snapshot, agent } = useDesk();
  const sending = useGesture(host, entries, show);
  const unsent = snapshot.today.filter((row) => stateOf(row) === 'recorded');
  const { device, parked, now, parcel, brought } = snapshot;
  const where = [device.office, device.label, agent.label].filter(Boolean).join(', ');
  return (
    <Dialog
      title={words.text('counter-day')}
      isOpen
      onClose={onClose}
      closeLabel={words.text('counter-close')}
      escape={words.text('counter-escape')}
      actions={
        <>
          {unsent.length > 0 && (
            <>
              <Button
                busy={sending.isBusy && words.text('counter-sending')}
                onPress={() => void sending.run(host.deliver)}
              >
                {words.text('counter-send')}
              </Button>
              {snapshot.online === false && (
                <Button onPress={() => void sending.run(host.exportParcel)}>
                  {words.text('counter-hand-over')}
                </Button>
              )}
            </>
          )}
          <Button onPress={() => window.print()}>{words.text('counter-print')}</Button>
        </>
      }
    >
      <div className="report">
        <p className="muted">
          {words.text('counter-day-of', { day: toldDayOf(now, words.language), time: clockTime(now) })}
        </p>
        <p className="muted">{where}</p>
        <Counts rows={rowsOfDay(snapshot)} />
        {sending.refusal && <Banner name="refused">{words.problem(sending.refusal)}</Banner>}
        <p role="status">
          {unsent.length === 0 ? (
            <State name="agrees">{words.text('counter-day-all-sent')}</State>
          ) : (
            <State name="recorded">
              {words.text('counter-day-unsent', {
                count: unsent.length,
                numbers: unsent.map(({ sequence }) => shownNumber(sequence)).join(', '),
              })}
            </State>
          )}
        </p>
        {parcel && unsent.length > 0 && (
          <p role="status">
            {words.text('counter-handed-over', { count: parcel.records, path: parcel.path })}
          </p>
        )}
        <Brought onBring={(parcel) => sending.run(() => host.importParcel({ parcel }))} brought={brought} />
        {parked.length > 0 && (
          <p>
            <State name="attention">{words.text('counter-day-held', { count: parked.length })}</State>
          </p>
        )}
      </div>
    </Dialog>
  );
}

type BroughtProps = { brought: BroughtView | null; onBring(parcel: string): void };

/** What another device wrote to a file because no line carried it: this one sends it for it. */
function Brought({ brought, onBring }: BroughtProps) {
  const words = useWords();
  return (
    <section className="brought">
      <h3 className="over">{words.text('counter-bring')}</h3>
      <p className="small muted">{words.text('counter-bring-lead')}</p>
      <FileChoice
        label={words.text('counter-bring')}
        choose={words.text('counter-bring-do')}
        accept=".parcel"
        onChoose={(file) => void hexOf(file).then(onBring)}
      />
      <div role="status">
        {brought && (
          <>
            <p>
              <State name={brought.kept > 0 ? 'received' : 'attention'}>
                {words.text('counter-brought', { kept: brought.kept })}
              </State>
            </p>
            {brought.conflicting > 0 && (
              <p>
                <State name="attention">
                  {words.text('counter-brought-evidence', { count: brought.conflicting })}
                </State>
              </p>
            )}
            {brought.refused > 0 && (
              <p>
                <State name="refused">
                  {words.text('counter-brought-refused', { count: brought.refused })}
                </State>
              </p>
            )}
          </>
        )}
      </div>
    </section>
  );
}

/** How cases ended, and the rows that did. */
type Ending = { kind: ReturnType<typeof kindOf>; of: RowView[] };

/** Kinds against states. */
function Counts({ rows }: { rows: RowView[] }) {
  const words = useWords();
  const kinds = (['check', 'left', 'other'] as const)
    .map((kind) => ({ kind, of: rows.filter((row) => kindOf(row) === kind) }))
    .filter(({ kind, of }) => kind !== 'other' || of.length > 0);
  const column = (id: 'received' | 'recorded' | 'aside') => ({
    id,
    head: words.text(`counter-day-${id}`),
    align: 'end' as const,
    cell: ({ of }: Ending) => countsOf(of)[id],
  });
  return (
    <Table<Ending>
      caption={words.text('counter-day-caption')}
      isCaptionHidden
      rows={kinds}
      keyOf={({ kind }) => kind}
      empty={null}
      columns={[
        {
          id: 'kind',
          head: words.text('counter-day-kind'),
          cell: ({ kind }) => words.text(`counter-day-${kind}`),
        },
        column('received'),
        column('recorded'),
        column('aside'),
      ]}
    />
  );
}
