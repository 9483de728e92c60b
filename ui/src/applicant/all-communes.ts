// The long list of communes, fetched when a page needs it. Without a line the short one and Insee's codes do.

import { useEffect, useState } from 'react';
import { fetchCommunes } from './communes.ts';

/** Fetches the list where it is wanted, and shows the page anew once it is there. */
export function useAllCommunes(isWanted: boolean) {
  const [, setThere] = useState(false);
  useEffect(() => {
    if (!isWanted) return;
    fetchCommunes().then(
      () => setThere(true),
      () => {},
    );
  }, [isWanted]);
}
