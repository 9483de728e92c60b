// The device waits: somebody in the console compares its letters. It asks by itself now and then, and at once when told.

import { type ReactNode, useEffect, useState } from 'react';
import type { Refusal } from '../host/bindings.ts';
import { refusalOf } from '../host/host.ts';
import { Letters } from '../kit/letters.tsx';
import { Banner } from '../kit/state.tsx';
import { useWords } from '../words/words.tsx';
import { Sheet } from './sheet.tsx';
import type { StageProps } from './stage-props.ts';

/** Between two questions that nobody pressed a button for. */
const ASK_AGAIN_MS = 5000;

type Props = StageProps & { letters: string; others?: ReactNode };

/** Shows the letters, and goes on once they were compared. */
export function ConfirmSheet({ host, show, letters, others }: Props) {
  const words = useWords();
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: as long as the sheet is shown
  useEffect(() => {
    // Not yet, or no network: the next question may be answered.
    const ask = () => host.askConfirmation().then(show, () => {});
    const timer = setInterval(ask, ASK_AGAIN_MS);
    return () => clearInterval(timer);
  }, []);
  const ask = async () => {
    setBusy(true);
    await host.askConfirmation().then(show, (thrown: unknown) => setRefusal(refusalOf(thrown)));
    setBusy(false);
  };
  const isNotYet = refusal?.problem === 'device-not-confirmed';
  return (
    <Sheet
      title={words.text('sign-in-confirm-title')}
      lead={words.text('sign-in-confirm-lead')}
      action={words.text('sign-in-confirm-do')}
      isTold
      busy={isBusy}
      onAction={ask}
      others={others}
    >
      {refusal && (
        <Banner name={isNotYet ? 'waiting' : 'refused'}>
          {isNotYet ? words.text('sign-in-confirm-not-yet') : words.problem(refusal)}
        </Banner>
      )}
      <Letters of={letters} />
      <p className="muted">{words.text('sign-in-confirm-differ')}</p>
    </Sheet>
  );
}
