// The step of the document: the original in hand, then its lines, by the reader or typed.

import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useGesture } from '../check/gesture.ts';
import { Proposal } from '../check/proposal.tsx';
import type { CaseView, Problem } from '../host/bindings.ts';
import { Button } from '../kit/button.tsx';
import { Checkbox } from '../kit/check.tsx';
import { Banner } from '../kit/state.tsx';
import { useWords } from '../words/words.tsx';
import { Frame } from './frame.tsx';
import { goToNextLine, TypedLines, typedLines } from './lines.tsx';
import { ReaderDrawing } from './reader-drawing.tsx';
import { useDesk } from './where.ts';

/** The entry that keeps the agent's word; and the one that says that the lines are typed. */
const ORIGINAL = 'original-in-hand';
const BY_HAND = 'lines-by-hand';

/** What is told beside the lines, not over the step. */
const AT_LINES: Problem[] = ['reader-away', 'check-digits-wrong', 'mrz-unreadable', 'document-not-accepted'];

/** The document is read. */
export function Document({ view }: { view: CaseView }) {
  const words = useWords();
  const { host, entries, show, open } = useDesk();
  const gesture = useGesture(host, entries, show);
  const box = useRef<HTMLInputElement>(null);
  const [isAsked, setAsked] = useState(false);
  const isInHand = entries.text(ORIGINAL) === 'yes';
  const isByHand = entries.text(BY_HAND) === 'yes';
  const isOver = view.readingsLeft === 0 || gesture.refusal?.problem === 'too-many-readings';
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the step opens
  useEffect(() => {
    if (!isByHand || !isInHand) box.current?.focus();
  }, []);
  const setInHand = (isIt: boolean) => {
    setAsked(false);
    entries.write(ORIGINAL, isIt ? 'yes' : '');
  };
  const read = async () => {
    if (isOver) return open('leave');
    if (!isInHand) {
      setAsked(true);
      return box.current?.focus();
    }
    const lines = isByHand ? typedLines(entries) : null;
    const refusal = await gesture.run(() => host.readDocument({ lines, originalInHand: true }));
    // The reader does not answer: the lines are typed instead.
    if (refusal?.problem === 'reader-away') entries.write(BY_HAND, 'yes');
  };
  const take = (lines: string[]) => {
    if (!isInHand) {
      setAsked(true);
      return box.current?.focus();
    }
    void gesture.run(() => host.readDocument({ lines, originalInHand: true }));
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    // A wrong reading counts: Enter goes through the lines before it takes them.
    if (goToNextLine(event.currentTarget)) return;
    if (!gesture.isBusy) void read();
  };
  const refusal = gesture.refusal && AT_LINES.includes(gesture.refusal.problem) ? gesture.refusal : null;
  // Lines typed by hand say themselves what is wrong with them.
  const atLine =
    isByHand && (refusal?.problem === 'check-digits-wrong' || refusal?.problem === 'mrz-unreadable');
  const label = isOver ? 'check-leave' : isByHand ? 'counter-take-lines' : 'counter-read';
  return (
    <Frame
      view={view}
      title={words.text('counter-step-document')}
      note={!isOver && <p className="muted">{words.text('counter-document-lead')}</p>}
      isTold={isOver}
      gesture={gesture}
      told={AT_LINES}
      next={{ run: () => void read(), label: words.text(label) }}
      say={isOver ? 'check-say-not-today' : 'counter-say-document'}
      keys={isOver ? {} : { o: () => setInHand(!isInHand) }}
    >
      <form noValidate onSubmit={submit} className="reading">
        {!isOver && (
          <div className="original">
            {isAsked && (
              <p className="error state" data-state="refused" role="alert">
                {words.text('check-original-first')}
              </p>
            )}
            <Checkbox
              label={words.text('check-original')}
              hint={words.text('counter-original-hint')}
              isChosen={isInHand}
              onChange={setInHand}
              input={box}
            />
          </div>
        )}
        {refusal && !atLine && (
          <Banner name={refusal.problem === 'reader-away' ? 'attention' : 'refused'}>
            {words.problem(refusal)}
          </Banner>
        )}
        {isOver && gesture.refusal?.problem !== 'too-many-readings' && (
          <Banner name="refused">{words.problem({ problem: 'too-many-readings' })}</Banner>
        )}
        {!isOver && view.proposal && <Proposal proposal={view.proposal} onUse={take} />}
        {!isOver && isByHand && (
          <TypedLines refused={atLine && refusal ? words.problem(refusal) : undefined} />
        )}
        {!isByHand && !isOver && <HowToLay />}
        {!isOver && (
          <Button look="quiet" onPress={() => entries.write(BY_HAND, isByHand ? '' : 'yes')}>
            {words.text(isByHand ? 'counter-by-reader' : 'counter-by-hand')}
          </Button>
        )}
        {/* Enter in a field of a form presses its button: this one is in the foot. */}
        <button type="submit" className="visually-hidden" tabIndex={-1} aria-hidden="true" />
      </form>
    </Frame>
  );
}

/** How the document lies on the reader. */
function HowToLay() {
  const words = useWords();
  return (
    <div className="how">
      <ol className="lay">
        <li>{words.text('counter-lay-take')}</li>
        <li>{words.text('counter-lay-look')}</li>
        <li>{words.text('counter-lay-place')}</li>
      </ol>
      <ReaderDrawing title={words.text('counter-reader-drawing')} />
    </div>
  );
}
