// The clerk's page: styles, language, window.

import '@fontsource-variable/atkinson-hyperlegible-mono';
import '@fontsource-variable/atkinson-hyperlegible-next';
import '../kit/tokens.css';
import '../kit/kit.css';
import './counter.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { host } from '../host/doorway.ts';
import { Worded } from '../words/words.tsx';
import { TEXTS } from './texts.ts';
import { CounterWindow } from './window.tsx';

const place = document.getElementById('window');
if (place) {
  createRoot(place).render(
    <StrictMode>
      <Worded texts={TEXTS}>
        <CounterWindow host={host} />
      </Worded>
    </StrictMode>,
  );
}
