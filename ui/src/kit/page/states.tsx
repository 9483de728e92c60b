// States in the text, on their own, over the whole screen.

import { Button } from '../button.tsx';
import { Banner, Chip, State, type StateName } from '../state.tsx';
import { Part, Specimens } from './specimen.tsx';

const STATES: Array<[StateName, string]> = [
  ['draft', 'Brouillon'],
  ['waiting', 'En attente'],
  ['recorded', 'Enregistré'],
  ['received', 'Reçu'],
  ['attention', 'À régler'],
  ['refused', 'Refusé'],
  ['agrees', 'Juste'],
  ['todo', 'À faire'],
  ['current', 'En cours'],
  ['unknown', 'Pas demandé'],
  ['absent', 'Absent'],
];

const BARS: Array<[StateName | undefined, StateName | undefined, string]> = [
  [undefined, 'agrees', 'En ligne, tout est reçu'],
  ['waiting', 'waiting', 'Hors ligne depuis 10:42 – 3 en attente'],
  ['attention', 'attention', 'L’horloge de ce poste avance de 6 min'],
  ['refused', 'refused', 'Poste suspendu – appelez le 04 12'],
];

/** The part of the page about what happened to a check. */
export function StatesPart({ title }: { title: string }) {
  return (
    <Part title={title}>
      <Specimens name="Dans le texte">
        {STATES.map(([name, word]) => (
          <State key={name} name={name}>
            {word}
          </State>
        ))}
      </Specimens>
      <Specimens name="Seul">
        {STATES.map(([name, word]) => (
          <Chip key={name} name={name}>
            {word}
          </Chip>
        ))}
      </Specimens>
      <Specimens name="Barre d’état" look="stack">
        {BARS.map(([bar, state, words]) => (
          <div key={words} className="bar" data-state={bar}>
            <span className="brand">Vis-à-vis</span>
            <p className="state" data-state={state}>
              {words}
            </p>
            <time className="clock push">11:07</time>
          </div>
        ))}
      </Specimens>
      <Specimens name="Bandeau" look="stack">
        <Banner name="attention">
          Le serveur a beaucoup de demandes en ce moment. Rien n’a été fait. Réessayez dans un moment.
        </Banner>
        <Banner name="waiting" more={<p>Les échéances sont prolongées d’un jour.</p>}>
          Le registre est en maintenance.
        </Banner>
        <Banner
          name="attention"
          more={
            <p>
              <a href="?partie=etats">Que faire ?</a>
            </p>
          }
        >
          L’horloge de ce poste avance de 6 min.
        </Banner>
        <Banner
          name="refused"
          more={
            <>
              <p>Il est gardé ici et chez nous.</p>
              <Button look="small">Voir pourquoi</Button>
            </>
          }
        >
          1 envoi n’a pas été admis.
        </Banner>
      </Specimens>
    </Part>
  );
}
