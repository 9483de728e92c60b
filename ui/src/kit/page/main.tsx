// The builders' page: every part of the kit in every state. Its words are samples, French, and not the product's.

import '@fontsource-variable/atkinson-hyperlegible-mono';
import '@fontsource-variable/atkinson-hyperlegible-next';
import '../tokens.css';
import '../kit.css';
import './page.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { KitPage } from './page.tsx';

// The page's own language follows the choice made on this machine; the samples say that they are French.
document.documentElement.lang = localStorage.getItem('language') === 'en' ? 'en' : 'fr';

const place = document.getElementById('window');
if (place) {
  createRoot(place).render(
    <StrictMode>
      <KitPage part={new URLSearchParams(location.search).get('partie')} />
    </StrictMode>,
  );
}
