// One page's turn: ask the server, show what stands against it, or go on. Must not know a question.

import { useEffect, useRef, useState } from 'react';
import { ask, type RefusedByServer, refusedBy } from '../host/server.ts';
import { NAMES } from './answers.ts';
import { declarationOf } from './declaration.ts';
import { type Faults, FIELDS, type FormPage, faultsOf, pageOf } from './faults.ts';
import type { Flow } from './flow.ts';
import { PAGES } from './tab-storage.ts';

/** A request under way, and why the last one was not done. */
export type Asking = {
  isBusy: boolean;
  refused: RefusedByServer | null;
  /** Carries one request at a time; gives what `onRefused` makes of a refusal, which else is shown as a banner. */
  run(work: () => Promise<void>, onRefused?: (refused: RefusedByServer) => boolean): void;
};

/** Lets a page ask the server. */
export function useAsking(): Asking {
  const [isBusy, setBusy] = useState(false);
  const [refused, setRefused] = useState<RefusedByServer | null>(null);
  const isRunning = useRef(false);
  const run: Asking['run'] = async (work, onRefused) => {
    if (isRunning.current) return;
    isRunning.current = true;
    setBusy(true);
    setRefused(null);
    try {
      await work();
    } catch (thrown) {
      const refusal = refusedBy(thrown);
      if (!onRefused?.(refusal)) setRefused(refusal);
    } finally {
      isRunning.current = false;
      setBusy(false);
    }
  };
  return { isBusy, refused, run };
}

/** The first question at fault, in the order of the form. */
export const firstOf = (faults: Faults) => NAMES.find((name) => faults[name]);

/** Puts the focus where the answer is to be corrected. */
export const focusOn = (id: string) => document.getElementById(id)?.focus();

/** A fault that no correction on this page mends has a page of its own; true when there was one. */
export function turnAway(flow: Flow, { fields }: RefusedByServer): boolean {
  const isAbout = (problem: string) => fields.some((field) => field.problem === problem);
  if (isAbout('too-young')) flow.go('young');
  else if (isAbout('address-not-in-france')) flow.go('paper');
  else return false;
  return true;
}

/** The turn of a page of questions. */
export function useStep(
  flow: Flow,
  page: FormPage,
  /** What these pages know better than the server, which has no list of communes. */
  faultsBefore: () => Faults | undefined = () => undefined,
): Asking & { isFaulty: boolean; onContinue(): void } {
  const asking = useAsking();
  // Each press tells again where the first fault is.
  const [presses, setPresses] = useState(0);
  const first = NAMES.find((name) => flow.faults[name] && pageOf(name) === page);
  // biome-ignore lint/correctness/useExhaustiveDependencies: on arrival and at each answer of the server
  useEffect(() => {
    if (first) focusOn(first);
  }, [presses]);
  const onContinue = () => {
    const before = faultsBefore();
    if (before) {
      flow.blame(before);
      return setPresses((presses) => presses + 1);
    }
    asking.run(
      async () => {
        const body = { declaration: declarationOf(flow.answers), fields: FIELDS[page] };
        await ask('POST', '/v1/enrolments/check', body);
        flow.blame({});
        flow.go(flow.isChange ? 'check' : (PAGES[PAGES.indexOf(page) + 1] ?? 'check'));
      },
      (refused) => {
        if (turnAway(flow, refused)) return true;
        flow.blame(faultsOf(refused.fields, flow.answers));
        setPresses((before) => before + 1);
        return refused.fields.length > 0;
      },
    );
  };
  return { ...asking, isFaulty: first !== undefined, onContinue };
}
