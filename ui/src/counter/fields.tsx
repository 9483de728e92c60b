// The step of the fields: two typed blind, a difference looked at again, then each print confirmed.

import { nextToConfirm } from '../check/case.ts';
import { settleDifference } from '../check/difference.ts';
import { useGesture } from '../check/gesture.ts';
import { Seal } from '../check/seal.tsx';
import { bandLines, digitsOf } from '../check/zone.ts';
import type { CaseView, ConfirmPrinted, Difference, Problem } from '../host/bindings.ts';
import { Band } from '../kit/band.tsx';
import type { Key } from '../words/keys.ts';
import { useWords } from '../words/words.tsx';
import { BlindFields, useTyping } from './blind.tsx';
import { Compared } from './compare.tsx';
import { Frame } from './frame.tsx';
import { NoLonger, Validity } from './validity.tsx';
import { useDesk } from './where.ts';

/** Told in the table or at the fields. */
const IN_PLACE: Problem[] = [
  'fields-differ',
  'field-missing',
  'field-invalid',
  'seal-unreadable',
  'scanner-away',
];

/** Printed against read. */
export function Fields({ view }: { view: CaseView }) {
  const words = useWords();
  const { host, entries, show } = useDesk();
  const gesture = useGesture(host, entries, show);
  const typing = useTyping(gesture, view);
  const stage = view.fieldsStage;
  const next = nextToConfirm(view);
  const settle = (made: Difference) => {
    gesture.forget();
    void gesture.run(() => settleDifference(host, made));
  };
  const confirm = (field: ConfirmPrinted['field'], agrees: boolean) =>
    void gesture.run(() => host.confirmPrinted({ field, agrees }));
  const confirmNext = (agrees: boolean) => {
    if (stage === 'confirm' && next) confirm(next.name as ConfirmPrinted['field'], agrees);
  };
  const readVisibleSeal = (texts: string[]) => void gesture.run(() => host.readVisibleSeal({ texts }));
  const actions = {
    blind: { run: typing.submit, label: words.text('counter-compare') },
    differs: {
      run: () => settle('corrected'),
      label: words.text('check-correct'),
    },
    confirm: {
      run: () => confirmNext(true),
      label: words.text('check-printed-same'),
    },
  };
  return (
    <Frame
      view={view}
      title={words.text('counter-step-document')}
      note={<p className="muted">{view.model && words.text(view.model as Key)}</p>}
      isTold={stage === 'confirm' && next === null}
      gesture={gesture}
      told={IN_PLACE}
      next={actions[stage]}
      say="counter-say-fields"
      keys={{
        ...(view.bearsSeal && { F6: () => readVisibleSeal([]) }),
        ...(stage === 'confirm' && { i: () => confirmNext(true), d: () => confirmNext(false) }),
      }}
      {...(view.bearsSeal && { onSeal: readVisibleSeal })}
    >
      <div className={view.bearsSeal ? 'bearing' : undefined}>
        <Zone view={view} />
        <Seal view={view} onRead={() => readVisibleSeal([])} hint="F6" refusal={gesture.refusal} />
      </div>
      {stage === 'blind' && <BlindFields typing={typing} view={view} />}
      {view.validity && stage === 'confirm' && <NoLonger validity={view.validity} />}
      <Compared
        view={view}
        current={stage === 'confirm' ? (next?.name ?? null) : null}
        onConfirm={confirm}
        onSettle={settle}
      />
      {view.validity && stage === 'confirm' && <Validity validity={view.validity} />}
    </Frame>
  );
}

/** The zone as it was read; what is typed blind is dots until it was typed. */
function Zone({ view: { zone } }: { view: CaseView }) {
  const words = useWords();
  if (zone.length === 0) return null;
  const { right, wrong } = digitsOf(zone);
  return (
    <div className="zone panel">
      <header>
        <h2 className="zone-title">{words.text('check-zone')}</h2>
        <p className="small">
          <span className="strong">{right > 0 && words.text('check-zone-digits', { count: right })}</span>
          {wrong > 0 && <span className="strong">, {words.text('check-zone-wrong', { count: wrong })}</span>}
        </p>
      </header>
      <Band label={words.text('check-zone')} lines={bandLines(zone, words)} isSmall />
    </div>
  );
}
