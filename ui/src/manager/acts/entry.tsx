// One act that waits: what it is, exactly what will hold, who and when, and what may be done about it by whoever looks.

import type { ActView } from '../../host/wire.ts';
import { Button } from '../../kit/button.tsx';
import { Facts } from '../../kit/facts.tsx';
import { State } from '../../kit/state.tsx';
import { useWords } from '../../words/words.tsx';
import { stamp } from '../time.ts';
import type { Verdict } from './decide.tsx';
import type { Told } from './told.ts';

type Props = {
  view: ActView;
  told: Told;
  by: string;
  isMine: boolean;
  /** Nobody but them could decide it. */
  isAlone: boolean;
  onDo(verdict: Verdict): void;
};

/** The entry. */
export function Entry({ view, told, by, isMine, isAlone, onDo }: Props) {
  const words = useWords();
  const isReview = view.awaits === 'review';
  const verdicts: Verdict[] = isReview
    ? isMine
      ? []
      : ['see']
    : isMine
      ? ['withdraw']
      : ['confirm', 'refuse'];
  return (
    <li className="act">
      <div className="act-told">
        <h3>{told.title}</h3>
        {told.holds.length > 0 && <Facts facts={told.holds} />}
        <p className="small muted">
          {words.text(isReview ? 'console-act-done-by' : 'console-act-by', { by, at: stamp(view.at) })}
        </p>
      </div>
      <div className="act-gestures">
        {isMine && (
          <p>
            <State name="waiting">{words.text('console-act-mine')}</State>
            <span className="small muted">
              {words.text(
                isAlone
                  ? 'console-act-mine-alone'
                  : `console-act-mine-${view.awaits === 'review' ? 'review' : 'consent'}`,
              )}
            </span>
          </p>
        )}
        {verdicts.length > 0 && (
          <div className="btn-row">
            {verdicts.map((verdict) => (
              <Button key={verdict} onPress={() => onDo(verdict)}>
                {words.text(`console-verdict-${verdict}-open`)}
                <span className="visually-hidden"> {told.title}</span>
              </Button>
            ))}
          </div>
        )}
      </div>
    </li>
  );
}
