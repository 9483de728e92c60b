// The title of a screen: it names the window too, and takes the focus where nothing else should.

import { type RefObject, useEffect, useRef } from 'react';
import { useWords } from '../words/words.tsx';

/** Gives the heading its focus when the screen opens, so that the new screen is told. */
export function useTitle(title: string, isFocused = true): RefObject<HTMLHeadingElement | null> {
  const words = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title.replace(/\.$/, '')} – ${words.text('window-counter')}`;
  }, [title, words]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: when the screen opens, and when its title changes
  useEffect(() => {
    if (isFocused) heading.current?.focus();
  }, [title]);
  return heading;
}
