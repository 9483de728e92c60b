// Radio cards and check cards in every state.

import { useState } from 'react';
import { Checkbox } from '../check.tsx';
import { Choices } from '../choices.tsx';
import { Part, Specimens } from './specimen.tsx';

const PLACES = [
  { id: 'counter', label: 'Au guichet', note: 'Sans rendez-vous, 5 min' },
  { id: 'home', label: 'À domicile', note: 'Par le facteur, jeudi au plus tôt' },
];
const SEEN = [
  { id: 'seen', label: 'Vu', cap: 'V' },
  { id: 'not-seen', label: 'Non vu', cap: 'N' },
  { id: 'unsaid', label: 'Impossible à dire', cap: 'I' },
];

/** The part of the page about choosing. */
export function ChoicesPart({ title }: { title: string }) {
  const [place, setPlace] = useState<string | null>('home');
  const [seen, setSeen] = useState<string | null>(null);
  const [isCopy, setCopy] = useState(false);
  const [isOriginal, setOriginal] = useState(true);
  return (
    <Part title={title}>
      <Specimens name="Un choix" look="columns">
        <Choices label="Lieu du contrôle" choices={PLACES} chosen={place} onChoose={setPlace} />
        <Choices
          label="Le motif change de teinte"
          hint="Rien n’est choisi d’avance"
          choices={SEEN}
          chosen={seen}
          onChoose={setSeen}
        />
        <div className="kit-stack">
          <span className="choice" data-hovered>
            <span className="dot" />
            <span>
              <span className="label">Survol</span> <span className="hint">Fond seul</span>
            </span>
          </span>
          <span className="choice" data-focus-visible>
            <span className="dot" />
            <span>
              <span className="label">Focus</span> <span className="hint">Autour de la carte entière</span>
            </span>
          </span>
        </div>
      </Specimens>
      <Specimens name="Côte à côte" look="stack">
        <Choices label="À la photo" look="row" choices={SEEN} chosen="seen" onChoose={() => {}} />
      </Specimens>
      <Specimens name="Une case" look="columns">
        <Checkbox label="Copie remise" isChosen={isCopy} onChange={setCopy} />
        <Checkbox
          label="Original en main"
          hint="Sorti de son étui"
          isChosen={isOriginal}
          onChange={setOriginal}
        />
      </Specimens>
    </Part>
  );
}
