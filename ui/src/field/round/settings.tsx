// What the carrier sets on this phone: language, hand; and what went over the line, since bytes are paid for.

import type { AgentView, Snapshot } from '../../host/bindings.ts';
import { Button } from '../../kit/button.tsx';
import { Choices } from '../../kit/choices.tsx';
import { Facts } from '../../kit/facts.tsx';
import { LanguageSwitch } from '../../sign-in/language.tsx';
import { useWords } from '../../words/words.tsx';
import { BackBar } from '../bars.tsx';
import type { Hand } from '../hand.ts';
import { Screen } from '../screen.tsx';

type Props = {
  snapshot: Snapshot;
  agent: AgentView;
  hand: Hand;
  onHand(hand: Hand): void;
  onLock(): void;
  onBack(): void;
};

/** The settings of the phone. */
export function Settings({ snapshot, agent, hand, onHand, onLock, onBack }: Props) {
  const words = useWords();
  const { device, traffic } = snapshot;
  const kilobytes = (bytes: number) => words.text('round-kilobytes', { count: Math.ceil(bytes / 1_000) });
  return (
    <Screen
      title={words.text('round-settings')}
      bar={<BackBar onBack={onBack} end={<LanguageSwitch />} />}
      foot={
        <Button look="action" onPress={onLock}>
          {words.text('round-lock')}
        </Button>
      }
    >
      <Choices
        label={words.text('round-hand')}
        hint={words.text('round-hand-hint')}
        choices={[
          { id: 'left', label: words.text('round-hand-left') },
          { id: 'right', label: words.text('round-hand-right') },
        ]}
        chosen={hand}
        onChoose={(id) => onHand(id === 'left' ? 'left' : 'right')}
      />
      <Facts
        facts={[
          { label: words.text('round-agent'), value: agent.label },
          { label: words.text('sign-in-device'), value: device.label ?? '' },
          { label: words.text('round-office'), value: device.office ?? '' },
          { label: words.text('round-sent'), value: kilobytes(traffic.sentBytes) },
          { label: words.text('round-answered'), value: kilobytes(traffic.answerBytes) },
        ]}
      />
      <p className="muted">{words.text('round-lock-more')}</p>
    </Screen>
  );
}
