// One screen of the phone: bar, one instruction, its answers in the lower third. Owns the focus when a screen
// appears and the title of the page; must not know what is asked.

import { type ReactNode, useEffect, useRef } from 'react';
import { useWords } from '../words/words.tsx';

type Props = {
  title: string;
  /** Other words for the title of the page, where the screen's own would name a place. */
  pageTitle?: string;
  bar: ReactNode;
  /** Over the title: where one is. */
  over?: ReactNode;
  children?: ReactNode;
  /** After all that is asked, quietly. */
  under?: ReactNode;
  /** The answers or the action. */
  foot?: ReactNode;
  look?: 'list' | 'ask' | 'tell';
};

/** A screen. Give it a key: a new one takes the focus. */
export function Screen({ title, pageTitle, bar, over, children, under, foot, look = 'ask' }: Props) {
  const words = useWords();
  const whole = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const told = (pageTitle ?? title).replace(/\.$/, '');
  useEffect(() => {
    document.title = `${told} – ${words.text('window-field')}`;
  }, [told, words]);
  useEffect(() => {
    window.scrollTo?.(0, 0);
    // A field of the screen may have taken it already.
    if (!whole.current?.contains(document.activeElement)) heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <>
      {bar}
      <main ref={whole} className={`screen screen-${look}`}>
        {over}
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {children}
        {under && <div className="aside">{under}</div>}
      </main>
      {foot && <footer className="foot">{foot}</footer>}
    </>
  );
}
