// The foot of the desk: what each key does, as buttons. The same on every screen at its end.

import type { ReactNode } from 'react';
import { Button } from '../kit/button.tsx';
import { ContrastSwitch } from '../kit/contrast.tsx';
import { Keys } from '../kit/key.tsx';
import { LanguageSwitch } from '../sign-in/language.tsx';
import { useWords } from '../words/words.tsx';
import { useDesk } from './where.ts';

type Props = {
  children?: ReactNode;
  end?: ReactNode;
  /** While a case is open its keys need the room: language and contrast wait. */
  isCase?: boolean;
};

/** What is particular to the screen comes first; `end` is the one filled button. */
export function Foot({ children, end, isCase = false }: Props) {
  const words = useWords();
  const { open } = useDesk();
  return (
    <Keys
      end={
        <>
          {!isCase && (
            <>
              <LanguageSwitch />
              <ContrastSwitch label={words.text('window-contrast')} />
            </>
          )}
          <Button hint="F1" onPress={() => open('help')}>
            {words.text('counter-help')}
          </Button>
          {end}
        </>
      }
    >
      {children}
    </Keys>
  );
}
