// The second person decides: what will hold, read once more, and the button that makes it hold or not. Must not know
// what may be decided about which act.

import type { ActView, DecideAct, Done } from '../../host/wire.ts';
import { Facts } from '../../kit/facts.tsx';
import { useWords } from '../../words/words.tsx';
import { Gesture } from '../lists/gesture.tsx';
import { useSession } from '../session/asking.ts';
import { useForm } from '../session/form.ts';
import { stamp } from '../time.ts';
import type { Answer, Handed } from './hand-over.tsx';
import type { Told } from './told.ts';

/** What is decided, in the words of the page: an act that is looked at afterwards is confirmed by having been seen. */
export type Verdict = 'confirm' | 'refuse' | 'withdraw' | 'see';

const OUTCOMES: Record<Verdict, DecideAct['outcome']> = {
  confirm: 'confirmed',
  see: 'confirmed',
  refuse: 'refused',
  withdraw: 'withdrawn',
};

type Props = {
  view: ActView;
  told: Told;
  /** Who did or proposed it. */
  by: string;
  verdict: Verdict;
  onClose(): void;
  onDecided(handed: Handed): void;
};

/** The dialog. */
export function Decide({ view, told, by, verdict, onClose, onDecided }: Props) {
  const words = useWords();
  const { ask } = useSession();
  const form = useForm({ names: [] });
  const decide = () =>
    form.run(async () => {
      const body: DecideAct = { outcome: OUTCOMES[verdict] };
      const answer: Answer = await ask<Done | undefined>('POST', `/v1/admin/acts/${view.id}/decide`, body);
      onDecided({ answer, name: told.name, ...(told.code && { code: told.code }) });
    });
  const hands = verdict === 'confirm' && handsOver(view);
  return (
    <Gesture
      title={words.text(`console-verdict-${verdict}-title`)}
      lead={words.text(`console-verdict-${verdict}-lead`, { by })}
      action={words.text(`console-verdict-${verdict}`)}
      isEnd={verdict === 'refuse' || verdict === 'withdraw'}
      stay={words.text('console-change-nothing')}
      isBusy={form.isBusy}
      banner={form.banner}
      onDo={decide}
      onClose={onClose}
    >
      <div className="effects">
        <p className="strong">{told.title}</p>
        {told.holds.length > 0 && <Facts facts={told.holds} />}
        <p className="small muted">
          {words.text(verdict === 'see' ? 'console-act-done-by' : 'console-act-by', {
            by,
            at: stamp(view.at),
          })}
        </p>
      </div>
      {hands && <p>{words.text(`console-act-hands-${hands}`)}</p>}
    </Gesture>
  );
}

/** What whoever confirms it is shown, to hand over. */
function handsOver({ act }: ActView): 'letters' | 'link' | false {
  if (act.what === 'add-agent' || act.what === 'renew-agent-code') return 'letters';
  return act.what === 'add-staff' || act.what === 'reset-staff' ? 'link' : false;
}
