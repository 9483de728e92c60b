// The frame of the builders' page: its parts, all or one, and the theme.

import { useEffect, useState } from 'react';
import { Button } from '../button.tsx';
import { ButtonsPart } from './buttons.tsx';
import { ChoicesPart } from './choices.tsx';
import { DialogsPart } from './dialogs.tsx';
import { DrawingsPart } from './drawings.tsx';
import { FaultsPart } from './faults.tsx';
import { FieldsPart } from './fields.tsx';
import { StatesPart } from './states.tsx';
import { TablesPart } from './tables.tsx';
import { TellingPart } from './telling.tsx';

const PARTS = [
  { id: 'boutons', name: 'Boutons et touches', Part: ButtonsPart },
  { id: 'champs', name: 'Champs', Part: FieldsPart },
  { id: 'erreurs', name: 'Erreurs', Part: FaultsPart },
  { id: 'choix', name: 'Choix', Part: ChoicesPart },
  { id: 'etats', name: 'États', Part: StatesPart },
  { id: 'messages', name: 'Messages et progression', Part: TellingPart },
  { id: 'tableaux', name: 'Tableaux, faits, étapes', Part: TablesPart },
  { id: 'dessins', name: 'Dessins', Part: DrawingsPart },
  { id: 'fenetres', name: 'Fenêtres', Part: DialogsPart },
];

const THEMES = [
  { id: null, name: 'Système' },
  { id: 'light', name: 'Clair' },
  { id: 'dark', name: 'Sombre' },
  { id: 'contrast', name: 'Contrasté' },
];

/** The whole page, or one part of it. */
export function KitPage({ part }: { part: string | null }) {
  const shown = PARTS.filter(({ id }) => part === null || part === id);
  return (
    <div className="kit" lang="fr">
      <header className="bar">
        <span className="brand">Vis-à-vis</span>
        <nav aria-label="Parties">
          <ul>
            <li>
              <a href="./" {...(part === null && { 'aria-current': 'page' as const })}>
                Tout
              </a>
            </li>
            {PARTS.map(({ id, name }) => (
              <li key={id}>
                <a href={`?partie=${id}`} {...(part === id && { 'aria-current': 'page' as const })}>
                  {name}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </header>
      <main>
        <header className="kit-title">
          <h1>Pièces</h1>
          <ThemeSwitch />
        </header>
        {shown.map(({ id, name, Part }) => (
          <Part key={id} title={name} />
        ))}
      </main>
    </div>
  );
}

function ThemeSwitch() {
  const [theme, setTheme] = useState(() => localStorage.getItem('theme'));
  useEffect(() => {
    if (theme === null) delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
  }, [theme]);
  return (
    <div className="btn-row">
      {THEMES.map(({ id, name }) => (
        <Button key={name} look="small" isCurrent={theme === id} onPress={() => setTheme(id)}>
          {name}
        </Button>
      ))}
    </div>
  );
}
