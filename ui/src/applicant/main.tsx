// The applicant's page: styles, language, forms.

import '../kit/tokens.css';
import './applicant.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { askedLanguage, chosenLanguage, type Language, Worded } from '../words/words.tsx';
import { Forms } from './forms.tsx';
import { fetchTexts, TEXTS } from './texts.ts';

/** As the server's pages choose: what was chosen before, else what the browser asks for. */
function wanted(): Language {
  const kept = /(?:^|; )language=(fr|en)/.exec(document.cookie)?.[1] as Language | undefined;
  return kept ?? chosenLanguage() ?? askedLanguage();
}

const place = document.getElementById('window');
if (place) {
  let language = wanted();
  if (language === 'en') {
    // Where English cannot be had, French is better than no page.
    await fetchTexts('en').catch(() => {
      language = 'fr';
    });
  }
  createRoot(place).render(
    <StrictMode>
      <Worded texts={TEXTS} first={language}>
        <Forms />
      </Worded>
    </StrictMode>,
  );
}
