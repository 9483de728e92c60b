// The facts of the check, read once more, and its end. Facts and no verdict: the registry decides.

import type { Snapshot } from '../../host/bindings.ts';
import { Button } from '../../kit/button.tsx';
import { Facts } from '../../kit/facts.tsx';
import { State } from '../../kit/state.tsx';
import type { Key } from '../../words/keys.ts';
import { useWords, type Words } from '../../words/words.tsx';
import { RefusalNotice } from '../notice.tsx';
import { Screen } from '../screen.tsx';
import type { Asked } from './asked.ts';
import { Warnings } from './warnings.tsx';
import { ENTRY } from './where.ts';

type Props = Asked & { onConclude(step: () => Promise<Snapshot>): void };

/** Records the check. */
export function Conclusion({ open, host, entries, gesture, frame, onConclude }: Props) {
  const words = useWords();
  const flags = {
    fraud: entries.text(ENTRY.fraud) === 'yes',
    duress: entries.text(ENTRY.duress) === 'yes',
  };
  return (
    <Screen
      {...frame}
      title={words.text('round-conclude-title')}
      foot={
        <Button
          look="action"
          busy={gesture.isBusy && words.text('round-recording')}
          onPress={() => onConclude(() => host.conclude(flags))}
        >
          {words.text('round-conclude-do')}
        </Button>
      }
    >
      <RefusalNotice refusal={gesture.refusal} name="refused" />
      <p className="muted">{words.text('round-conclude-lead')}</p>
      <Facts facts={factsOf(open, words)} />
      <Warnings warnings={open.warnings} />
    </Screen>
  );
}

function factsOf({ voucher, model, originalInHand, typed, document, features }: Asked['open'], words: Words) {
  const told = (agrees: boolean, same: Key, other: Key) => (
    <State name={agrees ? 'agrees' : 'attention'}>{words.text(agrees ? same : other)}</State>
  );
  const fact = (label: Key, value: ReturnType<typeof told> | string) => ({ label: words.text(label), value });
  return [
    fact('round-fact-voucher', words.text(`round-voucher-${voucher}`)),
    fact('round-fact-document', model ? words.text(model as Key) : ''),
    fact('round-fact-original', told(originalInHand, 'round-original-had', 'round-original-not-had')),
    fact(
      'round-fact-typed',
      told((typed?.numberAgrees && typed.expiryAgrees) ?? false, 'round-fields-agree', 'round-fields-differ'),
    ),
    fact(
      'round-fact-printed',
      told(
        document.every(({ printed }) => printed !== false),
        'round-printed-agree',
        'round-printed-differ',
      ),
    ),
    fact('round-fact-features', words.text('round-features-given', { count: features.length })),
    fact('round-fact-face', words.text('round-face-given')),
  ];
}
