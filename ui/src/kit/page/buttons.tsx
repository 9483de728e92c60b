// Buttons in every state, key caps, the foot of a desk screen.

import { Button } from '../button.tsx';
import { ContrastSwitch } from '../contrast.tsx';
import { Key, Keys } from '../key.tsx';
import { Part, Specimens } from './specimen.tsx';

const nothing = () => {};

/** The part of the page about pressing. */
export function ButtonsPart({ title }: { title: string }) {
  return (
    <Part title={title}>
      <Specimens name="Allures">
        <Button look="primary" onPress={nothing}>
          Suivant
        </Button>
        <Button onPress={nothing}>Retour</Button>
        <Button look="stop" onPress={nothing}>
          Interrompre
        </Button>
        <Button look="quiet" onPress={nothing}>
          Voir les neuf
        </Button>
        <Button look="small" hint="F4" onPress={nothing}>
          Reprendre
        </Button>
        <ContrastSwitch label="Contraste" />
      </Specimens>
      <Marked />
      <Specimens name="Attente, et pas encore">
        <Button look="primary" busy="Envoi…">
          Envoyer
        </Button>
        <Button busy="Lecture…">Lire</Button>
        <Button isDisabledBecause="Encore deux réponses sur les éléments de sécurité.">Conclure</Button>
        <Button look="primary" isDisabledBecause="Le scanner n’est pas branché : saisissez la bande.">
          Lire la carte
        </Button>
      </Specimens>
      <Specimens name="L’action et les réponses, au téléphone" look="columns">
        <Button look="action" onPress={nothing}>
          Ouvrir la visite 5
        </Button>
        <Button look="answer" onPress={nothing}>
          Impossible à dire
        </Button>
        <div className="kit-stack">
          <Button look="action" isDisabledBecause="Choisissez d’abord une réponse.">
            Continuer
          </Button>
        </div>
      </Specimens>
      <Specimens name="Touches">
        <span>
          <Key>F2</Key> Scanner
        </span>
        <span>
          <Key>F8</Key> Suivant
        </span>
        <span>
          <Key>Ctrl</Key> <Key>Entrée</Key> Signer
        </span>
      </Specimens>
      <Specimens name="Pied d’un poste" look="stack">
        <Keys
          end={
            <>
              <span className="small muted">Encore 2 réponses</span>
              <Button look="primary" hint="F8" onPress={nothing}>
                Étape suivante
              </Button>
              <Button hint="Ctrl+Entrée" isDisabledBecause="Encore deux réponses avant de signer.">
                Signer
              </Button>
            </>
          }
        >
          <Button hint="Échap" onPress={nothing}>
            Retour
          </Button>
          <Button hint="F2" onPress={nothing}>
            Scanner
          </Button>
        </Keys>
      </Specimens>
    </Part>
  );
}

/** As React Aria marks them: a picture cannot press. */
function Marked() {
  const looks = ['btn btn-primary', 'btn', 'btn btn-stop', 'btn btn-quiet'];
  return (
    <>
      {(['Survol', 'Appui', 'Focus'] as const).map((name) => (
        <Specimens key={name} name={name}>
          {looks.map((look) => (
            <button
              key={look}
              type="button"
              className={look}
              {...(name === 'Survol' && { 'data-hovered': true })}
              {...(name === 'Appui' && { 'data-pressed': true })}
              {...(name === 'Focus' && { 'data-focus-visible': true })}
            >
              {name}
            </button>
          ))}
        </Specimens>
      ))}
    </>
  );
}
