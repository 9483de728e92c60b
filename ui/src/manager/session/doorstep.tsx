// A page outside any session: the mark, one thing to do, language and contrast. Must not know what is to be done.

import { type ReactNode, useEffect } from 'react';
import { ContrastSwitch } from '../../kit/contrast.tsx';
import { useWords } from '../../words/words.tsx';
import { LanguageSwitch } from './language.tsx';

type Props = { title: string; lead?: ReactNode; children?: ReactNode };

/** The page. */
export function Doorstep({ title, lead, children }: Props) {
  const words = useWords();
  useEffect(() => {
    document.title = `${title} – ${words.text('console-title')}`;
  }, [title, words]);
  return (
    <div className="doorstep">
      <header className="bar">
        <span className="brand">Vis-à-vis</span>
        <span className="push">{words.text('console-title')}</span>
      </header>
      <main>
        <h1 tabIndex={-1}>{title}</h1>
        {lead && <p className="lead">{lead}</p>}
        {children}
      </main>
      <footer className="keys">
        <LanguageSwitch />
        <ContrastSwitch label={words.text('console-contrast')} />
      </footer>
    </div>
  );
}
