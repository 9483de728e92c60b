// What was done, how far it is, how full, and what there is not.

import { useState } from 'react';
import { Button } from '../button.tsx';
import { Empty } from '../empty.tsx';
import { Load } from '../load.tsx';
import { Progress } from '../progress.tsx';
import { Toast } from '../toast.tsx';
import { Part, Specimens } from './specimen.tsx';

const LONG = 3_600;

/** The part of the page about telling. */
export function TellingPart({ title }: { title: string }) {
  const [isTold, setTold] = useState(false);
  const close = () => setTold(false);
  return (
    <Part title={title}>
      <Specimens name="Message bref">
        <Toast
          isInPlace
          seconds={LONG}
          closeLabel="Fermer"
          onClose={() => {}}
          action={{ label: 'Annuler', hint: 'Ctrl+Z', onPress: () => {} }}
        >
          Visite déplacée à 16 h.
        </Toast>
        <Button onPress={() => setTold(true)}>Le montrer dix secondes</Button>
        {isTold && (
          <Toast closeLabel="Fermer" onClose={close} action={{ label: 'Annuler', onPress: close }}>
            Avis laissé au 5 impasse du Four.
          </Toast>
        )}
      </Specimens>
      <Specimens name="Progression" look="columns">
        <Progress label="Étape 2 sur 5" done={2} total={5} />
        <Progress label="6 reçus sur 9" done={6} total={9} state="received" />
        <Progress label="412 envois sur 900" done={412} total={900} state="recorded" isQuiet />
      </Specimens>
      <Specimens name="Charge" look="columns">
        <div className="loads">
          <Load label="Matin" booked={3} places={4} told="3 sur 4" />
          <Load label="Après-midi" booked={4} places={4} told="4 sur 4" />
        </div>
        <div className="loads">
          <Load label="Matin" booked={0} places={4} told="0 sur 4" />
          <Load label="Après-midi" booked={5} places={4} told="5 sur 4" over="Une visite de trop" />
        </div>
      </Specimens>
      <Specimens name="Rien à montrer" look="columns">
        <Empty title="Aucun dossier en attente.">
          F4 met de côté le dossier ouvert, le temps d’en servir un autre.
        </Empty>
        <Empty title="Aucune visite ce jour-là." action={<Button>Proposer des créneaux</Button>}>
          Les tournées 12 et 14 ont encore six places.
        </Empty>
      </Specimens>
    </Part>
  );
}
