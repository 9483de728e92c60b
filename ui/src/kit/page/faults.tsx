// What went wrong: at each field, and together before them.

import { useState } from 'react';
import { Area } from '../area.tsx';
import { Button } from '../button.tsx';
import { Choices } from '../choices.tsx';
import { DateBoxes } from '../date.tsx';
import { Field } from '../field.tsx';
import { Select } from '../select.tsx';
import { ErrorSummary } from '../summary.tsx';
import { Part, Specimens } from './specimen.tsx';

const FAULTS = {
  phone: 'Il manque trois chiffres.',
  code: 'Il manque un chiffre.',
  birth: 'Le mois va de 1 à 12.',
  round: 'Choisissez une tournée.',
  note: 'Dites en une phrase pourquoi.',
  where: 'Choisissez un lieu.',
};
const SUMMARY = [
  { at: 'kit-phone', text: 'Téléphone : il manque trois chiffres' },
  { at: 'kit-birth', text: 'Date de naissance : le mois va de 1 à 12' },
  { at: 'kit-where', text: 'Lieu : rien n’est choisi' },
];
const nothing = () => {};

/** The part of the page about faults. */
export function FaultsPart({ title }: { title: string }) {
  const [tries, setTries] = useState(0);
  const [phone, setPhone] = useState('06 39 98 0');
  const [birth, setBirth] = useState({ day: '14', month: '13', year: '1987' });
  const [where, setWhere] = useState<string | null>(null);
  return (
    <Part title={title}>
      <Specimens name="Résumé des erreurs" look="stack">
        {tries > 0 && <ErrorSummary title="Trois réponses à revoir" faults={SUMMARY} tries={tries} />}
        <span>
          <Button onPress={() => setTries(tries + 1)}>Vérifier</Button>
        </span>
      </Specimens>
      <Specimens name="Au champ" look="columns">
        <Field
          id="kit-phone"
          label="Téléphone"
          hint="Dix chiffres"
          kind="phone"
          value={phone}
          onChange={setPhone}
          error={FAULTS.phone}
        />
        <Field label="Code reçu" kind="code" value="48192" onChange={nothing} error={FAULTS.code} />
        <Select
          label="Tournée"
          empty="Choisissez"
          value=""
          options={[{ id: '12', label: '12, Vieux bourg' }]}
          onChange={nothing}
          error={FAULTS.round}
        />
        <DateBoxes
          id="kit-birth"
          legend="Date de naissance"
          value={birth}
          labels={{ day: 'Jour', month: 'Mois', year: 'Année' }}
          onChange={setBirth}
          error={FAULTS.birth}
        />
        <Area
          label="Pourquoi dépasser la charge ?"
          value=""
          onChange={nothing}
          error={FAULTS.note}
          lines={2}
        />
        <Choices
          id="kit-where"
          label="Lieu"
          choices={[
            { id: 'counter', label: 'Au guichet' },
            { id: 'home', label: 'À domicile' },
          ]}
          chosen={where}
          onChoose={setWhere}
          error={FAULTS.where}
        />
      </Specimens>
    </Part>
  );
}
