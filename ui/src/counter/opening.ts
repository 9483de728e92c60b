// Opens a case by what the person shows: a scan, wherever the focus is, or the letters typed.

import { type RefObject, useState } from 'react';
import { useGesture } from '../check/gesture.ts';
import type { OpenCase, Refusal } from '../host/bindings.ts';
import { codeIn, writeCode } from './letters.tsx';
import { useScanner } from './listen.ts';
import { useDesk } from './where.ts';

/** How the last invitation came. */
type Way = keyof OpenCase['shown'] | 'scanned' | 'typed';

/**
 * Opens a case; tells how the last one came and why it was not opened. Letters typed while nothing has the focus
 * fall into `landing`.
 */
export function useOpening(landing?: RefObject<HTMLInputElement | null>) {
  const { host, entries, show, seal, dialog } = useDesk();
  const gesture = useGesture(host, entries, show);
  const [way, setWay] = useState<Way | null>(null);
  const open = async (shown: OpenCase['shown'], by: Way): Promise<Refusal | null> => {
    setWay(by);
    const refusal = await gesture.run(() => host.openCase({ shown }));
    if (!refusal) seal(null);
    return refusal;
  };
  useScanner(
    (scanned) => {
      // A dialog asks something: the person waits, the invitation is read again.
      if (dialog !== null) return;
      const code = codeIn(scanned);
      if (code === null) return void open({ scanned }, 'scanned');
      // The letters come fast from an expander or a scanner, and are mended in their boxes like typed ones.
      writeCode(entries, code);
      void open({ typed: code }, 'typed');
    },
    () => (dialog === null ? (landing?.current ?? null) : null),
  );
  return {
    openTyped: (typed: string) => open({ typed }, 'typed'),
    isBusy: gesture.isBusy,
    forget: gesture.forget,
    refusalOf: (by: Way) => (way === by ? gesture.refusal : null),
  };
}
