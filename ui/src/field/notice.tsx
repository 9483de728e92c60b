// A word to the agent on the whole screen, with its shape, told as soon as it appears.

import type { ReactNode } from 'react';
import type { Refusal } from '../host/bindings.ts';
import { Banner, type StateName } from '../kit/state.tsx';
import { useWords } from '../words/words.tsx';

/** A banner with its shape. */
export function Notice({ name = 'attention', children }: { name?: StateName; children: ReactNode }) {
  return (
    <Banner name={name} more={null}>
      {children}
    </Banner>
  );
}

/** Why a gesture was not done; nothing while none was refused. */
export function RefusalNotice({ refusal, name }: { refusal: Refusal | null; name?: StateName }) {
  const words = useWords();
  if (!refusal) return null;
  return <Notice {...(name && { name })}>{words.problem(refusal)}</Notice>;
}
