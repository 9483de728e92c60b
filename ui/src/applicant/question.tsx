// One page of the forms: way back, progress in words, title, what is asked, the one thing to do. Owns their
// order, the focus on arrival and how a refusal is told; must not know what is asked.

import { type ReactNode, useEffect, useRef } from 'react';
import type { RefusedByServer } from '../host/server.ts';
import { Banner } from '../kit/state.tsx';
import type { Key } from '../words/keys.ts';
import { useWords, type Words } from '../words/words.tsx';
import type { Flow } from './flow.ts';
import type { Page } from './tab-storage.ts';

const STEPS = ['names', 'birth', 'place', 'address', 'contact', 'check', 'code', 'way'] as const;

const isStep = (page: Page): page is (typeof STEPS)[number] => (STEPS as readonly Page[]).includes(page);

/** How far the applicant is, in words; nothing on pages outside the count. */
function progressOf(page: Page, words: Words): string | undefined {
  const step = page === 'window' ? 'way' : page;
  if (!isStep(step)) return undefined;
  return words.text('apply-progress', {
    step: STEPS.indexOf(step) + 1,
    steps: STEPS.length,
    what: words.text(`apply-step-${step}`),
  });
}

const TOLD: Record<string, Key> = {
  'server-away': 'apply-server-away',
  busy: 'apply-busy',
  'too-many-tries': 'apply-too-many-tries',
  'too-many-from-here': 'apply-too-many-from-here',
};

/** Why a request was not done and what to do, in words for somebody at home. */
function toldOf(words: Words, { refusal, text }: RefusedByServer): string {
  const key = TOLD[refusal.problem];
  if (key) return words.text(key);
  return refusal.problem === 'unexpected' || text === '' ? words.text('apply-unexpected') : text;
}

// These pass by themselves, and the applicant has done nothing wrong.
const PASSING = ['server-away', 'busy', 'not-found', 'sign-in-first'];

/** Why something was not done; `told` stands in place of the usual words. */
export function Refused({ of, told }: { of: RefusedByServer; told?: string | undefined }) {
  const words = useWords();
  return (
    <Banner name={PASSING.includes(of.refusal.problem) ? 'attention' : 'refused'}>
      {told ?? toldOf(words, of)}
    </Banner>
  );
}

/** Takes the focus when it appears, so that a new page is read out, and names the window. */
export function Title({
  children,
  isFaulty = false,
  of,
}: {
  children: string;
  isFaulty?: boolean;
  of?: string | undefined;
}) {
  const words = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const title = children.replace(/\.$/, '');
    const parts = [isFaulty ? words.text('apply-title-fault', { title }) : title, of, 'Vis-à-vis'];
    document.title = parts.filter(Boolean).join(' – ');
  }, [children, isFaulty, of, words]);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    scrollTo(0, 0);
  }, []);
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children}
    </h1>
  );
}

type Props = {
  flow: Flow;
  title: string;
  lead?: ReactNode;
  children?: ReactNode;
  /** The one thing to do, and what it is called. */
  action: string;
  onAction(): void;
  isBusy?: boolean;
  refused?: RefusedByServer | null;
  /** Said in place of the refusal's usual words. */
  told?: string | undefined;
  /** What else may be done, quietly. */
  others?: ReactNode;
  isFaulty?: boolean;
};

/** A page; Enter does its action. */
export function Question({ flow, title, lead, children, action, onAction, isBusy = false, ...rest }: Props) {
  const { refused, told, others, isFaulty = false } = rest;
  const words = useWords();
  const progress = progressOf(flow.page, words);
  return (
    <main>
      <Back flow={flow} />
      <header>
        {progress && <p className="over">{progress}</p>}
        <Title isFaulty={isFaulty} of={progress}>
          {title}
        </Title>
        {lead && <p className="lead">{lead}</p>}
      </header>
      <form
        className="question"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          onAction();
        }}
      >
        {children}
        <p className="visually-hidden" role="status">
          {isBusy && words.text('apply-wait')}
        </p>
        {refused && <Refused of={refused} told={told} />}
        <div className="doing">
          <button className="btn btn-primary" type="submit" aria-disabled={isBusy || undefined}>
            {isBusy ? words.text('apply-wait') : action}
          </button>
          {others}
        </div>
      </form>
    </main>
  );
}

/** The way back; there is none once nothing typed is left to go back to. */
export function Back({ flow }: { flow: Flow }) {
  const words = useWords();
  const isFirst = flow.page === 'begin' || (flow.isConfirmed && flow.page === 'way');
  if (isFirst) return null;
  return (
    <button className="btn btn-quiet back" type="button" onClick={flow.back}>
      {words.text('apply-back')}
    </button>
  );
}
