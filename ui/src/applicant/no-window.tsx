// No window is free, or none suits: the counter, waiting, or looking again. Nothing is lost by any of them.

import { ask } from '../host/server.ts';
import { useWords } from '../words/words.tsx';
import { finish } from './finish.ts';
import type { Flow } from './flow.ts';
import { Back, Refused, Title } from './question.tsx';
import { type Asking, useAsking } from './step.ts';

type Props = {
  flow: Flow;
  /** There are windows, but none that suits. */
  isOfChoice?: boolean;
  onLook(): void;
} & Pick<Asking, 'isBusy' | 'refused'>;

/** Says so, and what can be done. */
export function NoWindow({ flow, isOfChoice = false, onLook, isBusy, refused }: Props) {
  const words = useWords();
  const asking = useAsking();
  const toCounter = () =>
    asking.run(async () => {
      await ask('POST', `/v1/enrolments/${flow.opened?.id}/route`, { route: 'counter' });
      finish(flow);
    });
  const failed = asking.refused ?? refused;
  return (
    <main>
      <Back flow={flow} />
      <Title>{words.text(isOfChoice ? 'apply-no-window-suits' : 'apply-no-window-title')}</Title>
      <p className="lead">{words.text(isOfChoice ? 'apply-no-window-kept' : 'apply-no-window-lead')}</p>
      {failed && (
        <div className="after">
          <Refused of={failed} />
        </div>
      )}
      <ol className="next">
        <li>
          <h2>{words.text('apply-no-window-counter')}</h2>
          <p>{words.text('apply-no-window-counter-text')}</p>
          <button
            className="btn btn-primary"
            type="button"
            onClick={toCounter}
            aria-disabled={asking.isBusy || undefined}
          >
            {words.text(asking.isBusy ? 'apply-wait' : 'apply-no-window-counter-do')}
          </button>
        </li>
        <li>
          <h2>{words.text('apply-no-window-wait')}</h2>
          <p>{words.text('apply-no-window-wait-text')}</p>
          <button className="btn" type="button" onClick={() => finish(flow)}>
            {words.text('apply-no-window-wait-do')}
          </button>
        </li>
        <li>
          <h2>{words.text('apply-no-window-again')}</h2>
          <button className="btn" type="button" onClick={onLook} aria-disabled={isBusy || undefined}>
            {words.text(isBusy ? 'apply-wait' : 'apply-window-look')}
          </button>
        </li>
      </ol>
    </main>
  );
}
