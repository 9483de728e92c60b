// The hand that holds the phone, remembered on it: the way out lies under its thumb.

import { useState } from 'react';

/** One of two. */
export type Hand = 'left' | 'right';

const REMEMBERED = 'hand';

/** The hand, and how to change it. */
export function useHand(): [Hand, (hand: Hand) => void] {
  const [hand, setHand] = useState<Hand>(() =>
    localStorage.getItem(REMEMBERED) === 'left' ? 'left' : 'right',
  );
  return [
    hand,
    (chosen) => {
      localStorage.setItem(REMEMBERED, chosen);
      setHand(chosen);
    },
  ];
}
