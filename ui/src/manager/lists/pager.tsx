// One page of a long list, and the ways to the ones beside it. Must not know what is listed.

import { Button } from '../../kit/button.tsx';
import { useWords } from '../../words/words.tsx';

type Props = { page: number; pages: number; onTurn(page: number): void };

/** Where one is, and the pages before and after. */
export function Pager({ page, pages, onTurn }: Props) {
  const words = useWords();
  return (
    <nav className="btn-row" aria-label={words.text('console-list-pages')}>
      <Button
        look="small"
        isDisabledBecause={page <= 1 ? words.text('console-list-first') : undefined}
        onPress={() => onTurn(page - 1)}
      >
        {words.text('console-list-before')}
      </Button>
      <p className="muted" role="status">
        {words.text('console-list-page', { page, pages })}
      </p>
      <Button
        look="small"
        isDisabledBecause={page >= pages ? words.text('console-list-last') : undefined}
        onPress={() => onTurn(page + 1)}
      >
        {words.text('console-list-after')}
      </Button>
    </nav>
  );
}
