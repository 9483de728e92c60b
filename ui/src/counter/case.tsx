// A case is open: the screen of its step. Fetches what was declared, once, where the line allows it.

import { type ReactNode, useEffect } from 'react';
import type { CaseStep, CaseView } from '../host/bindings.ts';
import { Conclude } from './conclude.tsx';
import { Document } from './document.tsx';
import { Face } from './face.tsx';
import { Features } from './features.tsx';
import { Fields } from './fields.tsx';
import { useDesk } from './where.ts';

const STEPS: Record<CaseStep, (props: { view: CaseView }) => ReactNode> = {
  document: Document,
  fields: Fields,
  features: Features,
  face: Face,
  conclusion: Conclude,
};

/** The step that Rust says. */
export function Case({ view }: { view: CaseView }) {
  const { host, show, snapshot } = useDesk();
  const isWanted = snapshot.online !== false && view.declared !== 'whole' && view.voucher !== 'none';
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for a case; what it lacks is said on the screen
  useEffect(() => {
    if (isWanted) host.fetchDeclared().then(show, () => {});
  }, []);
  const Step = STEPS[view.step];
  return <Step key={view.step} view={view} />;
}
