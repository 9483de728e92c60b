// What stands around every page of the forms: the mark, the other language, the line when it is away, and the
// way to leave nothing behind. Must not know what a page asks.

import { type ReactNode, useEffect, useState } from 'react';
import { Banner } from '../kit/state.tsx';
import { useTurnOfLanguage, useWords } from '../words/words.tsx';
import type { Page } from './tab-storage.ts';
import { fetchTexts } from './texts.ts';

/** The pages on which nothing typed is left, or that ask about it themselves. */
const WITHOUT_ERASE: Page[] = ['erase', 'young', 'way', 'window'];

type Props = { page?: Page; onErase?: () => void; children: ReactNode };

/** The sheet around a page. */
export function Around({ page, onErase, children }: Props) {
  const words = useWords();
  const turn = useTurnOfLanguage();
  const [hasFailed, setFailed] = useState(false);
  const other = words.language === 'fr' ? 'en' : 'fr';
  const turnTo = () =>
    fetchTexts(other).then(
      () => {
        setFailed(false);
        turn();
      },
      () => setFailed(true),
    );
  useEffect(() => {
    // biome-ignore lint/suspicious/noDocumentCookie: the server's pages read it, and not every browser has another way
    document.cookie = `language=${words.language}; path=/; SameSite=Lax; max-age=31536000`;
  }, [words.language]);
  return (
    <div className="page">
      <header className="site">
        <a className="brand" href="/">
          Vis-à-vis
        </a>
        <button className="linked" type="button" lang={other} onClick={turnTo}>
          {words.text('apply-language')}
        </button>
      </header>
      <Offline />
      {hasFailed && (
        <div className="offline">
          <Banner name="attention">{words.text('apply-server-away')}</Banner>
        </div>
      )}
      {children}
      {page && !WITHOUT_ERASE.includes(page) && (
        <footer className="foot">
          {page !== 'code' && <p className="hint">{words.text('apply-kept')}</p>}
          <button className="linked" type="button" onClick={onErase}>
            {words.text('apply-erase')}
          </button>
        </footer>
      )}
    </div>
  );
}

/** No line: said as a mode, before anything is lost. */
function Offline() {
  const words = useWords();
  const [isOffline, setOffline] = useState(!navigator.onLine);
  useEffect(() => {
    const tell = () => setOffline(!navigator.onLine);
    addEventListener('online', tell);
    addEventListener('offline', tell);
    return () => {
      removeEventListener('online', tell);
      removeEventListener('offline', tell);
    };
  }, []);
  return (
    <div role="status">
      {isOffline && (
        <p className="banner offline" data-state="waiting">
          <span className="shape" />
          <span className="message">{words.text('apply-offline')}</span>
        </p>
      )}
    </div>
  );
}
