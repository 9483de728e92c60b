// Fields, empty, filled, read only, and the controls of a form.

import { useState } from 'react';
import { Area } from '../area.tsx';
import { DateBoxes } from '../date.tsx';
import { Field } from '../field.tsx';
import { fold, Search } from '../search.tsx';
import { Select } from '../select.tsx';
import { Part, Specimens } from './specimen.tsx';

const ROUNDS = [
  { id: '12', label: '12, Vieux bourg' },
  { id: '14', label: '14, Rive gauche' },
  { id: '21', label: '21, La Gare' },
];
const NAMES = ['Mme Ístúriz', 'M. Zieliński', 'M. Haÿ', 'Mme Le Guillou', 'M. N’Diaye-Lacombe'];

const useTyped = (first = '') => {
  const [value, onChange] = useState(first);
  return { value, onChange };
};

/** The part of the page about typing. */
export function FieldsPart({ title }: { title: string }) {
  return (
    <Part title={title}>
      <Specimens name="Une ligne" look="columns">
        <Field label="Nom de naissance" hint="Comme sur la carte" {...useTyped('Bertaud')} />
        <Field label="Téléphone" hint="Pour le code à six chiffres" kind="phone" {...useTyped()} />
        <Field label="Contrôle" hint="Donné par le registre" isReadOnly {...useTyped('0415')} />
        <Field label="Code reçu" kind="code" {...useTyped('KTLC BXHG')} />
        <Field label="Code PIN" kind="pin" {...useTyped('271828')} />
        <div className="field">
          <label htmlFor="kit-focus">Focus</label>
          <input id="kit-focus" className="input" data-focus-visible defaultValue="Le cadre autour" />
        </div>
      </Specimens>
      <Specimens name="Plusieurs lignes, liste, date" look="columns">
        <Area
          label="Note au registre"
          hint="Des faits, sans nom"
          {...useTyped('La personne est revenue avec l’original.')}
        />
        <Lists />
        <Birth />
      </Specimens>
      <Specimens name="Recherche" look="columns">
        <Searched />
      </Specimens>
    </Part>
  );
}

function Lists() {
  const [round, setRound] = useState('');
  return (
    <div className="kit-stack">
      <Select label="Tournée" empty="Choisissez" value={round} options={ROUNDS} onChange={setRound} />
      <Select label="Tournée d’origine" value="14" options={ROUNDS} onChange={() => {}} />
    </div>
  );
}

function Birth() {
  const [value, setValue] = useState({ day: '14', month: '3', year: '1987' });
  return (
    <DateBoxes
      legend="Date de naissance"
      hint="Par exemple 14 3 1987"
      value={value}
      labels={{ day: 'Jour', month: 'Mois', year: 'Année' }}
      onChange={setValue}
    />
  );
}

function Searched() {
  const [wanted, setWanted] = useState('');
  const found = NAMES.filter((name) => fold(name).includes(fold(wanted)));
  return (
    <>
      <Search
        label="Chercher une personne"
        hint="Sans accents, cela va aussi"
        value={wanted}
        onChange={setWanted}
      />
      <p role="status">{found.length > 0 ? found.join(', ') : 'Personne de ce nom aujourd’hui.'}</p>
    </>
  );
}
