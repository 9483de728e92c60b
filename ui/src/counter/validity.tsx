// Until when the document counts, by the rule that decided, and what only the registry can say.

import { toldDay } from '../check/times.ts';
import type { ValidityView } from '../host/bindings.ts';
import { State } from '../kit/state.tsx';
import type { Key } from '../words/keys.ts';
import { useWords } from '../words/words.tsx';

/** Two facts, side by side. */
export function Validity({ validity: { accepted, until, rule } }: { validity: ValidityView }) {
  const words = useWords();
  // The printed date decides and is past: the rule alone would not say so.
  const isPast = !accepted && rule === 'printed-date';
  return (
    <section className="validity" aria-label={words.text('check-valid-until')}>
      <div>
        <h2 className="over">{words.text('check-valid-until')}</h2>
        <p className="key-fact">
          {until === null ? words.text('check-nothing') : toldDay(until, words.language)}
        </p>
        <p className="small">
          {accepted ? (
            words.text(`check-valid-${rule}` as Key)
          ) : (
            <State name="attention">
              {words.text(isPast ? 'check-valid-no-more' : (`check-valid-${rule}` as Key))}
            </State>
          )}
        </p>
      </div>
      <div>
        <h2 className="over">{words.text('check-listed')}</h2>
        <p>
          <State name="unknown">{words.text('check-listed-later')}</State>
        </p>
        <p className="small">{words.text('check-listed-hint')}</p>
      </div>
    </section>
  );
}
