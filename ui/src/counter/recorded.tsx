// A check was sealed just now: recorded, and what follows. It turns green by itself when the receipt is held;
// nothing is told of the result. The next person may show their invitation at once.

import { shownNumber } from '../check/case.ts';
import { Button } from '../kit/button.tsx';
import { Banner, State } from '../kit/state.tsx';
import { useWords } from '../words/words.tsx';
import { Foot } from './foot.tsx';
import { useKeys } from './keys.ts';
import { useOpening } from './opening.ts';
import { inFours, toldOf } from './rows.ts';
import { useTitle } from './title.ts';
import { type Sealed, useDesk } from './where.ts';

/** The end of a check. */
export function Recorded({ sealed, onDone }: { sealed: Sealed; onDone(): void }) {
  const words = useWords();
  const { snapshot, dialog, open } = useDesk();
  const opening = useOpening();
  const heading = useTitle(words.text(sealed.isLeft ? 'check-recorded-left' : 'check-recorded'));
  const help = () => open('help');
  useKeys({ Enter: onDone, Escape: onDone, F2: onDone, F1: help, '?': help }, dialog === null);
  const row = snapshot.today.find(({ sequence }) => sequence === sealed.number);
  const told = row && toldOf(row, snapshot.online, words);
  const refusal = opening.refusalOf('scanned');
  return (
    <>
      <main className="work recorded">
        <div>
          <p className="muted">{words.text('counter-number', { number: shownNumber(sealed.number) })}</p>
          <h1 ref={heading} tabIndex={-1}>
            {words.text(sealed.isLeft ? 'check-recorded-left' : 'check-recorded')}
          </h1>
          <p className="told" role="status">
            <State name={told?.name ?? 'recorded'}>
              {told && told.name !== 'recorded'
                ? told.text
                : words.text('counter-recorded-sent', { sent: snapshot.online === false ? 'later' : 'now' })}
            </State>
          </p>
          {row?.receipt && (
            <p className="muted">
              {words.text('counter-col-receipt')} <span className="code">{inFours(row.receipt)}</span>
            </p>
          )}
        </div>
        {refusal && <Banner name="refused">{words.problem(refusal)}</Banner>}
        <p className="lead">{words.text('check-recorded-next')}</p>
        <div>
          <h2 className="over">{words.text('counter-say')}</h2>
          <p className="say">{words.text('check-say-recorded')}</p>
        </div>
      </main>
      <Foot
        end={
          <Button look="primary" hint={words.text('counter-enter')} onPress={onDone}>
            {words.text('counter-next-person')}
          </Button>
        }
      />
    </>
  );
}
