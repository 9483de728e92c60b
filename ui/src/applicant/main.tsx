// The applicant's page: styles, language, forms.

import '../kit/tokens.css';
import './applicant.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Worded } from '../words/words.tsx';
import { Forms } from './forms.tsx';
import { fetchTexts, TEXTS } from './texts.ts';

const place = document.getElementById('window');
if (place) {
  // As the server's pages choose: what was chosen before, else what the browser asks for.
  const chosen = /(?:^|; )language=(fr|en)/.exec(document.cookie)?.[1] ?? localStorage.getItem('language');
  const asked = navigator.languages.map((tag) => tag.slice(0, 2)).find((tag) => tag === 'fr' || tag === 'en');
  if ((chosen ?? asked) === 'en') {
    localStorage.setItem('language', 'en');
    // Where English cannot be had, French is better than no page.
    await fetchTexts('en').catch(() => localStorage.removeItem('language'));
  }
  createRoot(place).render(
    <StrictMode>
      <Worded texts={TEXTS}>
        <Forms />
      </Worded>
    </StrictMode>,
  );
}
