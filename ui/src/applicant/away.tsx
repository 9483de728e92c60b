// The ways on for whom these forms are not, or not yet: on paper, on a birthday, and leaving with nothing kept.

import { useEffect, useState } from 'react';
import { ask } from '../host/server.ts';
import type { PaperRoute } from '../host/wire.ts';
import { useWords } from '../words/words.tsx';
import { type Answers, isPartial } from './answers.ts';
import type { Flow } from './flow.ts';
import { dayOf } from './moments.ts';
import { Back, Title } from './question.tsx';

/** Years between a birth and the day a request can be opened. Whether it may is the server's to say. */
const YEARS = 18;

/** The day of majority, from the last day that the date can mean; 29 February counts as 1 March. */
function majorityOf(answers: Answers): number {
  const [year, month, day] = [answers.year, answers.month, answers.day].map(Number) as [
    number,
    number,
    number,
  ];
  const isWhole = !isPartial(answers) || (answers.month.trim() !== '' && answers.day.trim() !== '');
  if (isWhole) return Date.UTC(year + YEARS, month - 1, day, 12);
  // Day 0 is the last of the month before.
  return Date.UTC(year + YEARS, answers.month.trim() === '' ? 12 : month, 0, 12);
}

/** Too young: when, and what can be done until then. */
export function Young({ flow }: { flow: Flow }) {
  const words = useWords();
  const day = dayOf(majorityOf(flow.answers), words);
  return (
    <main>
      <Back flow={flow} />
      <Title>{words.text('apply-young-title')}</Title>
      <p className="lead">{words.text('apply-young-lead', { day })}</p>
      <ol className="next">
        <li>
          <h2>{words.text('apply-young-mend')}</h2>
          <p>{words.text('apply-young-mend-text')}</p>
          <button className="btn btn-primary" type="button" onClick={() => flow.go('birth', flow.isChange)}>
            {words.text('apply-young-mend-do')}
          </button>
        </li>
        <li>
          <h2>{words.text('apply-young-later')}</h2>
          <p>{words.text('apply-young-later-text')}</p>
          <button className="btn" type="button" onClick={flow.restart}>
            {words.text('apply-erase-do')}
          </button>
        </li>
        <li>
          <h2>{words.text('apply-young-otherwise')}</h2>
          <p>{words.text('apply-young-otherwise-text')}</p>
        </li>
      </ol>
    </main>
  );
}

/** The address that letters go to, as the operator set it; no line while it is not known. */
function useAddress(): string[] {
  const [address, setAddress] = useState<string[]>([]);
  useEffect(() => {
    let isHere = true;
    // Without an answer the other ways on are told, and are true.
    ask<PaperRoute>('GET', '/v1/paper').then(
      (read) => isHere && setAddress(read.address),
      () => {},
    );
    return () => {
      isHere = false;
    };
  }, []);
  return address;
}

/** The same request on paper. */
export function Paper({ flow }: { flow: Flow }) {
  const words = useWords();
  const address = useAddress();
  return (
    <main>
      <Back flow={flow} />
      <Title>{words.text('apply-paper-title')}</Title>
      <p className="lead">{words.text('apply-paper-lead')}</p>
      <ol className="next">
        <li>
          <h2>{words.text('apply-paper-office')}</h2>
          <p>{words.text('apply-paper-office-text')}</p>
        </li>
        {address.length > 0 && (
          <li>
            <h2>{words.text('apply-paper-letter')}</h2>
            <p>{words.text('apply-paper-letter-text')}</p>
            <address lang="fr">
              {address.map((line, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the lines of an address stay in their order
                <span key={at}>{line}</span>
              ))}
            </address>
          </li>
        )}
        <li>
          <h2>{words.text('apply-paper-here')}</h2>
          <p>{words.text('apply-paper-here-text')}</p>
          <button className="btn" type="button" onClick={flow.back}>
            {words.text('apply-paper-here-do')}
          </button>
        </li>
      </ol>
    </main>
  );
}

/** Everything typed goes, if that is meant. */
export function Erase({ flow }: { flow: Flow }) {
  const words = useWords();
  return (
    <main>
      <Title>{words.text('apply-erase-title')}</Title>
      <p className="lead">{words.text('apply-erase-lead')}</p>
      <div className="doing">
        <button className="btn btn-primary" type="button" onClick={flow.back}>
          {words.text('apply-erase-not')}
        </button>
        <button className="btn btn-stop" type="button" onClick={flow.restart}>
          {words.text('apply-erase-do')}
        </button>
      </div>
    </main>
  );
}
