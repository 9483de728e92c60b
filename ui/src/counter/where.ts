// What every part of the desk is given. Must not know a screen.

import { createContext, useContext } from 'react';
import type { Entries } from '../check/entries.ts';
import type { AgentView } from '../host/bindings.ts';
import type { StageProps } from '../sign-in/stage-props.ts';

/** What may lie over the screen. */
export type DeskDialog = 'leave' | 'note' | 'help' | 'day';

/** A check that was sealed just now. */
export type Sealed = { number: number; isLeft: boolean };

/** The desk, as its parts see it. */
export type AtDeskValue = StageProps & {
  agent: AgentView;
  entries: Entries;
  dialog: DeskDialog | null;
  open(dialog: DeskDialog | null): void;
  /** A check was sealed: what follows is told. */
  seal(sealed: Sealed | null): void;
  /** Says something in passing. */
  say(text: string): void;
};

/** Given once, by the desk. */
export const AtDesk = createContext<AtDeskValue | null>(null);

/** The desk this part belongs to. */
export function useDesk(): AtDeskValue {
  const desk = useContext(AtDesk);
  if (!desk) throw new Error('a part of the desk stands outside it');
  return desk;
}
