// A session is open at the counter: which screen the desk is at, and what lies over it. The snapshot decides; the
// desk adds the dialogs, and that a check was just recorded.

import { useCallback, useMemo, useState } from 'react';
import { useEntries } from '../check/entries.ts';
import { useTouch } from '../check/touch.ts';
import type { AgentView } from '../host/bindings.ts';
import { Toast } from '../kit/toast.tsx';
import type { StageProps } from '../sign-in/stage-props.ts';
import { useWords } from '../words/words.tsx';
import { Case } from './case.tsx';
import { Dialogs } from './dialogs.tsx';
import { Home } from './home.tsx';
import { Recorded } from './recorded.tsx';
import { AtDesk, type DeskDialog, type Sealed } from './where.ts';

type Props = StageProps & { agent: AgentView };

/** The desk at work. */
export function Desk(props: Props) {
  const { snapshot, host, show } = props;
  const [dialog, setDialog] = useState<DeskDialog | null>(null);
  const [sealed, setSealed] = useState<Sealed | null>(null);
  useTouch(host, show);
  // What was typed in one case must never be seen in another.
  const which = snapshot.case ? `${snapshot.case.number} ${snapshot.case.opened}` : 'none';
  return <Screen key={which} {...props} {...{ dialog, setDialog, sealed, setSealed }} />;
}

type ScreenProps = Props & {
  dialog: DeskDialog | null;
  setDialog(dialog: DeskDialog | null): void;
  sealed: Sealed | null;
  setSealed(sealed: Sealed | null): void;
};

function Screen({ dialog, setDialog, sealed, setSealed, ...props }: ScreenProps) {
  const words = useWords();
  const { host, snapshot, show, refresh, agent } = props;
  const entries = useEntries(host, snapshot, show);
  const [said, setSaid] = useState<{ text: string; at: number } | null>(null);
  const say = useCallback((text: string) => setSaid({ text, at: performance.now() }), []);
  const desk = useMemo(
    () => ({ host, snapshot, show, refresh, agent, entries, dialog, open: setDialog, seal: setSealed, say }),
    [host, snapshot, show, refresh, agent, entries, dialog, setDialog, setSealed, say],
  );
  return (
    <AtDesk value={desk}>
      {snapshot.case ? (
        <Case view={snapshot.case} />
      ) : sealed ? (
        <Recorded sealed={sealed} onDone={() => setSealed(null)} />
      ) : (
        <Home />
      )}
      <Dialogs />
      {said && (
        <Toast key={said.at} onClose={() => setSaid(null)} closeLabel={words.text('counter-close')}>
          {said.text}
        </Toast>
      )}
    </AtDesk>
  );
}
