// The other language, one press away and in its own words.

import { Button } from '../../kit/button.tsx';
import { useTurnOfLanguage, useWords } from '../../words/words.tsx';

/** Turns the console to the other language. */
export function LanguageSwitch() {
  const words = useWords();
  const turn = useTurnOfLanguage();
  return (
    <Button look="quiet" language={words.language === 'fr' ? 'en' : 'fr'} onPress={turn}>
      {words.text('console-language')}
    </Button>
  );
}
