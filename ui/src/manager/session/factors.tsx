// The factors of an account: what they are, when they were last proven, another one, the end of one. Must not know how
// one is added or proven.

import { useState } from 'react';
import type { Factor, Factors } from '../../host/wire.ts';
import { Button } from '../../kit/button.tsx';
import { Table } from '../../kit/table.tsx';
import { Toast } from '../../kit/toast.tsx';
import { useWords } from '../../words/words.tsx';
import { Gesture } from '../lists/gesture.tsx';
import { Reading } from '../lists/list-page.tsx';
import { stamp } from '../time.ts';
import { AddFactor } from './add-factor.tsx';
import { type Loaded, useSession } from './asking.ts';
import { useForm } from './form.ts';
import { InSheet } from './step.tsx';

type Doing = { what: 'add' } | { what: 'remove'; factor: Factor } | { what: 'added' | 'removed' };

/** The account's own list, as it was read. */
export function FactorsOfAccount({ factors }: { factors: Loaded<Factors> }) {
  const words = useWords();
  const [doing, setDoing] = useState<Doing | null>(null);
  const stop = () => setDoing(null);
  const done = (what: 'added' | 'removed') => {
    setDoing({ what });
    void factors.reload();
  };
  return (
    <section className="stack factors">
      <h2>{words.text('console-factors')}</h2>
      <p className="muted">{words.text('console-factors-lead')}</p>
      <Reading loaded={factors}>
        {(read) => (
          <>
            <List of={read.factors} onRemove={(factor) => setDoing({ what: 'remove', factor })} />
            <div className="btn-row">
              <Button onPress={() => setDoing({ what: 'add' })}>{words.text('console-factor-add')}</Button>
            </div>
            {doing?.what === 'add' && (
              <InSheet onClose={stop}>
                <AddFactor factors={read} onAdded={() => done('added')} />
              </InSheet>
            )}
          </>
        )}
      </Reading>
      {doing?.what === 'remove' && (
        <Remove factor={doing.factor} onClose={stop} onRemoved={() => done('removed')} />
      )}
      {(doing?.what === 'added' || doing?.what === 'removed') && (
        <Toast onClose={stop} closeLabel={words.text('console-close')}>
          {words.text(`console-factor-${doing.what}`)}
        </Toast>
      )}
    </section>
  );
}

function List({ of, onRemove }: { of: Factor[]; onRemove(factor: Factor): void }) {
  const words = useWords();
  const isLast = of.length === 1;
  return (
    <div className="wide">
      <Table
        caption={words.text('console-factors')}
        isCaptionHidden
        rows={of}
        keyOf={({ id }) => id}
        empty={null}
        columns={[
          { id: 'label', head: words.text('console-factor-name'), cell: ({ label }) => label },
          {
            id: 'kind',
            head: words.text('console-factor-kind'),
            cell: ({ kind }) => words.text(`console-factor-${kind}`),
          },
          {
            id: 'added',
            head: words.text('console-factor-added-at'),
            cell: ({ added_at }) => stamp(added_at),
          },
          {
            id: 'used',
            head: words.text('console-factor-used-at'),
            cell: ({ used_at }) => (used_at === null ? words.text('console-factor-unused') : stamp(used_at)),
          },
          {
            id: 'gestures',
            head: words.text('console-gestures'),
            cell: (factor) => (
              <Button
                look="small"
                isDisabledBecause={isLast ? words.text('problem-last-factor') : undefined}
                isReasonTold
                onPress={() => onRemove(factor)}
              >
                {words.text('console-factor-remove')}
                <span className="visually-hidden"> {words.text('console-of', { name: factor.label })}</span>
              </Button>
            ),
          },
        ]}
      />
      {isLast && <p className="small muted">{words.text('problem-last-factor')}</p>}
    </div>
  );
}

type RemoveProps = { factor: Factor; onClose(): void; onRemoved(): void };

function Remove({ factor, onClose, onRemoved }: RemoveProps) {
  const words = useWords();
  const { ask } = useSession();
  const form = useForm({ names: [] });
  const remove = () =>
    form.run(async () => {
      await ask('POST', `/v1/me/factors/${factor.id}/remove`, {});
      onRemoved();
    });
  return (
    <Gesture
      title={words.text('console-factor-remove-title', { name: factor.label })}
      lead={words.text('console-factor-remove-lead')}
      action={words.text('console-factor-remove-do')}
      isEnd
      stay={words.text('console-change-nothing')}
      isBusy={form.isBusy}
      banner={form.banner}
      onDo={remove}
      onClose={onClose}
    />
  );
}
