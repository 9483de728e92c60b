// Why a gesture was not done, over its form. Must not know the gesture.

import { Banner } from '../../kit/state.tsx';
import type { Message } from './asking.ts';

/** The banner; nothing while nothing was refused. */
export function Refusal({ of }: { of: Message | undefined }) {
  return of && <Banner name={of.name}>{of.text}</Banner>;
}
