// Ties a control to its question: what is typed, and what stands against it.

import { useWords } from '../words/words.tsx';
import type { Name } from './answers.ts';
import { faultText } from './faults.ts';
import type { Flow } from './flow.ts';

/** Gives the properties that every control of a page shares, by question. */
export function useAsked({ answers, faults, set }: Flow) {
  const words = useWords();
  return (name: Name) => ({
    id: name,
    value: answers[name],
    onChange: (value: string) => set(name, value),
    error: faultText(words, name, faults[name]),
  });
}
