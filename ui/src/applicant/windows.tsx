// Free windows by day, as cards. Must not know what choosing one does.

import type { FreeWindowBody } from '../host/wire.ts';
import { useWords } from '../words/words.tsx';
import { Notes } from './entries.tsx';
import { dayOf, hourOf } from './moments.ts';

type Props = {
  windows: FreeWindowBody[];
  chosen: string;
  error?: string | undefined;
  onChoose(id: string): void;
};

/** The windows; each is read out with its day. */
export function Windows({ windows, chosen, error, onChoose }: Props) {
  const words = useWords();
  const dayOfWindow = ({ from, zone }: FreeWindowBody) => dayOf(from, words, { hasYear: false, zone });
  const days = [...new Set(windows.map(dayOfWindow))];
  const first = windows[0]?.id;
  return (
    <fieldset className="field" aria-describedby={error && 'window-error'}>
      <legend className="visually-hidden">{words.text('apply-window-title')}</legend>
      <Notes id="window" error={error} />
      {days.map((day) => (
        <div className="day" key={day}>
          <h2>{day}</h2>
          <div className="choices">
            {windows
              .filter((window) => dayOfWindow(window) === day)
              .map(({ id, from, to, zone }) => (
                <label className="choice" key={id}>
                  <input
                    type="radio"
                    name="window"
                    id={id === first ? 'window' : `window-${id}`}
                    checked={chosen === id}
                    onChange={() => onChoose(id)}
                  />
                  <span className="label">
                    <span className="visually-hidden">{`${day}, `}</span>
                    {words.text('apply-window-between', {
                      from: hourOf(from, words, zone),
                      to: hourOf(to, words, zone),
                    })}
                  </span>
                </label>
              ))}
          </div>
        </div>
      ))}
    </fieldset>
  );
}
