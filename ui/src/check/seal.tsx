// The visible seal: what it is worth and on what it differs, for both windows; and the chip, which nothing here reads.
// Optional: it never stops a check. Must not judge a seal.

import type { CaseView, FieldView, Refusal } from '../host/bindings.ts';
import { Button } from '../kit/button.tsx';
import { State, type StateName } from '../kit/state.tsx';
import type { Key } from '../words/keys.ts';
import { useWords, type Words } from '../words/words.tsx';
import { comparedDay } from './times.ts';

const STATES: Record<NonNullable<CaseView['seal']>['outcome'], StateName> = {
  verified: 'agrees',
  not_verifiable: 'unknown',
  false: 'refused',
};

/** A true seal that contradicts its document is nothing to be calm about. */
const stateOf = ({ seal }: Pick<CaseView, 'seal'>): StateName => {
  if (!seal) return 'todo';
  return seal.outcome === 'verified' && seal.differs.length > 0 ? 'attention' : STATES[seal.outcome];
};

/** What it is worth, in a word or two. */
const wordOf = ({ seal }: Pick<CaseView, 'seal'>): Key => {
  if (!seal) return 'check-seal-unread';
  if (seal.outcome === 'verified' && seal.differs.length > 0) return 'check-seal-other';
  return `check-seal-${seal.outcome.replace('_', '-')}` as Key;
};

type Props = {
  view: CaseView;
  onRead(): void;
  /** The key that reads it, where there is one. */
  hint?: string;
  /** What to do where no camera answers. */
  away?: Key;
  refusal: Refusal | null;
};

/** What to say of a seal that was not read: the camera is away, or which part of the code was missing. */
function faultOf(refusal: Refusal | null, away: Key, words: Words): string | null {
  if (refusal?.problem === 'scanner-away') return words.text(away);
  if (refusal?.problem !== 'seal-unreadable') return null;
  return refusal.field ? words.text(`seal-malformed-${refusal.field}` as Key) : words.problem(refusal);
}

/** The seal of a document that bears one. */
export function Seal({ view, onRead, hint, away = 'check-seal-away', refusal }: Props) {
  const words = useWords();
  if (!view.bearsSeal) return null;
  const { seal } = view;
  const fault = faultOf(refusal, away, words);
  return (
    <section className="seal" aria-labelledby="seal-title">
      <h2 className="over" id="seal-title">
        {words.text('check-seal')}
      </h2>
      <p aria-live="polite">
        <State name={stateOf(view)}>{words.text(wordOf(view))}</State>
      </p>
      {seal ? <Told seal={seal} /> : !fault && <p className="small">{words.text('check-seal-lead')}</p>}
      {fault && (
        <p className="small state" data-state="attention" role="alert">
          {fault}
        </p>
      )}
      {seal?.outcome !== 'verified' && (
        <Button
          look={hint === undefined ? 'plain' : 'small'}
          {...(hint !== undefined && { hint })}
          onPress={onRead}
        >
          {words.text(seal ? 'check-seal-again' : 'check-seal-read')}
        </Button>
      )}
      {view.hasChip && !seal && !fault && hint !== undefined && (
        <p className="small muted">{words.text('check-chip-unread')}</p>
      )}
    </section>
  );
}

/** Why it is worth that, and what it says beside the document. */
function Told({ seal }: { seal: NonNullable<CaseView['seal']> }) {
  const words = useWords();
  const named = seal.differs.map((field) => words.text(`check-field-${field}` as Key));
  const differs = named.length > 0;
  return (
    <>
      {wordOf({ seal }) !== 'check-seal-other' && (
        <p className="small">
          {words.text(`seal-reason-${seal.reason}` as Key)}
          {seal.signatureWrong && seal.outcome !== 'false' && ` ${words.text('check-seal-signature')}`}
        </p>
      )}
      <p className={differs ? 'small strong' : 'small'}>
        {differs
          ? words.text('check-seal-differs', { fields: named.join(', ') })
          : seal.outcome !== 'false' && words.text('check-seal-agrees')}
      </p>
      {(differs || seal.signatureWrong) && <p className="small">{words.text('check-seal-goes-on')}</p>}
    </>
  );
}

/** What the seal says of a field, where that is not what was read or typed; nothing otherwise. */
export function otherInSeal({ sealed }: FieldView, words: Words): string | null {
  if (!sealed || (sealed.agrees && sealed.agreesWithTyped !== false)) return null;
  if (sealed.value === null) return sealed.agrees ? null : words.text('check-sealed-hidden');
  return words.text('check-sealed-other', { value: comparedDay(sealed.value) });
}

/** Whether a right signature covers what was read of a field. */
export const isSigned = ({ sealed }: FieldView): boolean => sealed?.signed === true && sealed.agrees;
