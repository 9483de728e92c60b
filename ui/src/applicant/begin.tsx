// Before anything is asked: what is needed, how it goes, and what becomes of the data.

import type { RefusedByServer } from '../host/server.ts';
import { useWords } from '../words/words.tsx';
import { Refused, Title } from './question.tsx';
import type { Page } from './tab-storage.ts';

const NEEDS = ['age', 'address', 'mobile', 'email', 'document'] as const;
const TURNS = ['answer', 'meet', 'know'] as const;
const NOTICE = ['purpose', 'kept', 'long', 'rights', 'complaint'] as const;

type Props = {
  onLeave(to: Page): void;
  isBusy: boolean;
  /** Why the next page could not be fetched. */
  refused: RefusedByServer | undefined;
};

/** The notice and the start. */
export function Begin({ onLeave, isBusy, refused }: Props) {
  const words = useWords();
  return (
    <main>
      <Title>{words.text('apply-begin-title')}</Title>
      <p className="lead">{words.text('apply-begin-lead')}</p>
      <div className="beginning">
        <div className="stack">
          <section>
            <h2>{words.text('apply-needs')}</h2>
            <ul className="bring">
              {NEEDS.map((need) => (
                <li key={need}>
                  <span className="state" data-state="agrees">
                    {words.text(`apply-need-${need}`)}
                  </span>
                </li>
              ))}
            </ul>
            <p className="after">
              {words.text('apply-need-lacking')}{' '}
              <button className="linked" type="button" onClick={() => onLeave('paper')}>
                {words.text('apply-to-paper')}
              </button>
            </p>
          </section>
          <section>
            <h2>{words.text('apply-turns')}</h2>
            <ol className="turns">
              {TURNS.map((turn) => (
                <li key={turn}>{words.text(`apply-turn-${turn}`)}</li>
              ))}
            </ol>
          </section>
        </div>
        <section className="notice">
          <h2>{words.text('apply-notice')}</h2>
          <dl>
            {NOTICE.map((what) => (
              <div key={what}>
                <dt>{words.text(`apply-notice-${what}`)}</dt>
                <dd>{words.text(`apply-notice-${what}-text`)}</dd>
              </div>
            ))}
          </dl>
        </section>
      </div>
      <form
        className="doing"
        onSubmit={(event) => {
          event.preventDefault();
          if (!isBusy) onLeave('names');
        }}
      >
        {refused && <Refused of={refused} />}
        <button className="btn btn-primary" type="submit" aria-disabled={isBusy || undefined}>
          {words.text(isBusy ? 'apply-wait' : 'apply-begin')}
        </button>
      </form>
    </main>
  );
}
