// What the agent should know about the invitation: told, and no stop.

import type { CaseView, Problem } from '../../host/bindings.ts';
import { useWords } from '../../words/words.tsx';
import { Notice } from '../notice.tsx';

/** A banner for each warning. */
export function Warnings({ warnings }: Pick<CaseView, 'warnings'>) {
  const words = useWords();
  return warnings.map((warning) => (
    <Notice key={warning}>{words.problem({ problem: warning as Problem })}</Notice>
  ));
}
