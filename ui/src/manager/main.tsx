// The console's page: styles, language, who is signed in, which page.

import '@fontsource-variable/atkinson-hyperlegible-mono';
import '@fontsource-variable/atkinson-hyperlegible-next';
import '../kit/tokens.css';
import '../kit/kit.css';
import './console.css';
import './day/day.css';
import './print.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { askedLanguage, chosenLanguage, Worded } from '../words/words.tsx';
import { Console } from './console.tsx';
import { TEXTS } from './texts.ts';

const place = document.getElementById('window');
if (place) {
  createRoot(place).render(
    <StrictMode>
      <Worded texts={TEXTS} first={chosenLanguage() ?? askedLanguage()}>
        <Console />
      </Worded>
    </StrictMode>,
  );
}
