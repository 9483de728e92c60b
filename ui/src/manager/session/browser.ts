// What a form needs to ask the browser for a passkey: its refusals as those of a gesture, and an end of the asking when
// the step is left. Must not know what the passkey is for.

import { useEffect, useRef } from 'react';
import type { Problem } from '../../host/bindings.ts';
import { RefusedByServer } from '../../host/server.ts';
import type { PasskeyAsked } from '../../host/wire.ts';
import { useWords } from '../../words/words.tsx';
import { NoPasskey } from './passkey.ts';

type Give = (asked: PasskeyAsked, signal: AbortSignal) => Promise<object>;

/** Asks the browser; gives a credential as JSON, or throws a refusal with a text. */
export function useBrowser(): (give: Give, asked: PasskeyAsked) => Promise<object> {
  const words = useWords();
  const asking = useRef<AbortController | null>(null);
  useEffect(() => () => asking.current?.abort(), []);
  return async (give, asked) => {
    asking.current?.abort();
    asking.current = new AbortController();
    try {
      return await give(asked, asking.current.signal);
    } catch (thrown) {
      if (!(thrown instanceof NoPasskey)) throw thrown;
      const text = words.text(`console-passkey-${thrown.why}`);
      throw new RefusedByServer(
        { problem: 'passkey-unused' satisfies string as Problem, text, fields: [] },
        0,
      );
    }
  };
}
