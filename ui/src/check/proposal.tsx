// Lines that a misread document may bear, with each other character marked. Nothing is changed unseen: the agent
// compares with the document and says that it bears them, or reads again.

import type { ProposalView } from '../host/bindings.ts';
import { Button } from '../kit/button.tsx';
import { useWords } from '../words/words.tsx';

type Props = { proposal: ProposalView; onUse(lines: string[]): void };

/** The lines, and the way to take them. */
export function Proposal({ proposal: { lines, changes }, onUse }: Props) {
  const words = useWords();
  const isChanged = (line: number, at: number) =>
    changes.some(([l, position]) => l === line && position === at);
  return (
    <section className="proposal panel" aria-labelledby="proposal-title">
      <h2 className="zone-title" id="proposal-title">
        {words.text('check-proposal')}
      </h2>
      <p className="small">{words.text('check-proposal-lead')}</p>
      <div className="proposed">
        {lines.map((line, number) => (
          <p className="code" key={line}>
            {[...line].map((letter, at) =>
              isChanged(number + 1, at + 1) ? (
                // biome-ignore lint/suspicious/noArrayIndexKey: a position is what it is
                <mark key={at}>{letter}</mark>
              ) : (
                letter
              ),
            )}
          </p>
        ))}
      </div>
      <Button onPress={() => onUse(lines)}>{words.text('check-proposal-use')}</Button>
    </section>
  );
}
