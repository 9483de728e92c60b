// The counter waits for an invitation: what to do, the day so far, the cases on hold, this desk.

import { type RefObject, useRef, useState } from 'react';
import type { Refusal } from '../host/bindings.ts';
import { Button } from '../kit/button.tsx';
import { Banner } from '../kit/state.tsx';
import { useWords } from '../words/words.tsx';
import { Foot } from './foot.tsx';
import { useKeys } from './keys.ts';
import { CODE_ENTRY, LETTERS, Letters, lettersOf, shortGroups } from './letters.tsx';
import { useOpening } from './opening.ts';
import { ParkedCases, useResume } from './parked.tsx';
import { ThisDesk } from './this-desk.tsx';
import { useTitle } from './title.ts';
import { Today } from './today.tsx';
import { useDesk } from './where.ts';

/** The screen between two people. */
export function Home() {
  const words = useWords();
  const { dialog, open } = useDesk();
  const box = useRef<HTMLInputElement>(null);
  const resume = useResume();
  const scan = () => box.current?.focus();
  useKeys({ F1: () => open('help'), '?': () => open('help'), F2: scan, F4: resume.first }, dialog === null);
  return (
    <>
      <main className="work home">
        <Ready box={box} />
        <Today />
      </main>
      <aside className="public" aria-label={words.text('counter-side')}>
        <ParkedCases resume={resume} />
        <ThisDesk />
      </aside>
      <Foot>
        <Button look="primary" hint="F2" onPress={scan}>
          {words.text('counter-code')}
        </Button>
        {resume.first && (
          <Button hint="F4" onPress={resume.first}>
            {words.text('counter-resume')}
          </Button>
        )}
        <Button onPress={() => open('day')}>{words.text('counter-day')}</Button>
      </Foot>
    </>
  );
}

/** The group of letters that a refusal is about. */
function groupsOf(refusal: Refusal | null): number[] | null {
  const group = refusal?.field?.match(/^group-([1-4])$/)?.[1];
  return group ? [Number(group)] : null;
}

/** What the person is asked for, and the code where the scanner cannot read it. */
function Ready({ box }: { box: RefObject<HTMLInputElement | null> }) {
  const words = useWords();
  const { entries, snapshot } = useDesk();
  const opening = useOpening(box);
  const heading = useTitle(words.text('counter-ready'), snapshot.focus !== CODE_ENTRY);
  const letters = lettersOf(entries);
  const scanned = opening.refusalOf('scanned');
  const typed = opening.refusalOf('typed');
  // Another try starts without the fault of the last one.
  const [isShort, setShort] = useState(false);
  const submit = () => {
    opening.forget();
    setShort(letters.length < LETTERS);
    if (letters.length < LETTERS) {
      const at = (shortGroups(entries)[0] ?? 1) - 1;
      box.current?.form?.querySelectorAll<HTMLInputElement>('.letters input')[at]?.focus();
    } else void opening.openTyped(letters);
  };
  const short = isShort ? words.text('counter-code-short', { count: LETTERS - letters.length }) : undefined;
  return (
    <>
      <section className="ready">
        <div>
          <h1 ref={heading} tabIndex={-1}>
            {words.text('counter-ready')}
          </h1>
          <p className="lead">{words.text('counter-ready-lead')}</p>
        </div>
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            submit();
          }}
        >
          <Letters
            entries={entries}
            snapshot={snapshot}
            error={short ?? (typed ? words.problem(typed) : undefined)}
            wrong={isShort ? shortGroups(entries) : groupsOf(typed)}
            first={box}
            onTyped={() => {
              setShort(false);
              opening.forget();
            }}
          />
          {letters !== '' && (
            <Button
              type="submit"
              busy={opening.isBusy && words.text('counter-opening')}
              hint={words.text('counter-enter')}
            >
              {words.text('counter-code-open')}
            </Button>
          )}
        </form>
      </section>
      {scanned && <Banner name="refused">{words.problem(scanned)}</Banner>}
    </>
  );
}
