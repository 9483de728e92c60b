// Until when the document counts, by the rule that decided, and what only the registry can say.

import { toldDay } from '../check/times.ts';
import type { ValidityView } from '../host/bindings.ts';
import { Banner, State } from '../kit/state.tsx';
import type { Key } from '../words/keys.ts';
import { useWords } from '../words/words.tsx';

type Props = { validity: ValidityView };

/** The document does not count: said before its fields are compared; nothing where it counts. */
export function NoLonger({ validity: { accepted, until, rule } }: Props) {
  const words = useWords();
  if (accepted) return null;
  // The printed date decides and is past: the rule alone would not say so.
  const isPast = rule === 'printed-date';
  return (
    <Banner
      name="attention"
      more={<p>{words.text(isPast ? 'check-valid-no-more' : (`check-valid-${rule}` as Key))}</p>}
    >
      {words.text('check-valid-until')}{' '}
      {until === null ? words.text('check-nothing') : toldDay(until, words.language)}
    </Banner>
  );
}

/** Two facts, side by side; one, where the other is said above. */
export function Validity({ validity: { accepted, until, rule } }: Props) {
  const words = useWords();
  return (
    <section className="validity" aria-label={words.text(accepted ? 'check-valid-until' : 'check-listed')}>
      {accepted && (
        <div>
          <h2 className="over">{words.text('check-valid-until')}</h2>
          <p className="key-fact">
            {until === null ? words.text('check-nothing') : toldDay(until, words.language)}
          </p>
          <p className="small">{words.text(`check-valid-${rule}` as Key)}</p>
        </div>
      )}
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
