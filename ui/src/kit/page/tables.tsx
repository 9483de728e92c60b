// Rows, facts, steps, and the zone for machines.

import { useState } from 'react';
import { Band } from '../band.tsx';
import { Button } from '../button.tsx';
import { Empty } from '../empty.tsx';
import { Facts } from '../facts.tsx';
import { State, type StateName } from '../state.tsx';
import { type Step, Steps } from '../steps.tsx';
import { type Column, Table } from '../table.tsx';
import { Part, Specimens } from './specimen.tsx';

type Row = { id: string; at: string; state: StateName; word: string; receipt: string };

const ROWS: Row[] = [
  { id: '0416', at: '11:21', state: 'recorded', word: 'Enregistré', receipt: '–' },
  { id: '0414', at: '10:58', state: 'received', word: 'Reçu', receipt: 'TXKD LVRB' },
  { id: '0413', at: '10:51', state: 'received', word: 'Reçu', receipt: 'HJPS CNGF' },
  { id: '0412', at: '10:44', state: 'attention', word: 'À régler', receipt: '–' },
];

const COLUMNS: Array<Column<Row>> = [
  { id: 'id', head: 'Contrôle', cell: ({ id }) => id, order: (a, b) => a.id.localeCompare(b.id) },
  { id: 'at', head: 'Conclu à', cell: ({ at }) => at, order: (a, b) => a.at.localeCompare(b.at) },
  { id: 'state', head: 'État', cell: ({ state, word }) => <State name={state}>{word}</State> },
  {
    id: 'receipt',
    head: 'Reçu n°',
    cell: ({ receipt }) => <span className="code">{receipt}</span>,
    align: 'end',
  },
];

const STEPS: Step[] = [
  { id: 'invitation', name: 'Invitation', state: 'agrees', told: 'Lue à 11:02' },
  { id: 'document', name: 'Document', state: 'attention', told: '1 écart à régler', isCurrent: true },
  { id: 'features', name: 'Éléments de sécurité', state: 'todo', told: 'À faire' },
  { id: 'face', name: 'Visage', state: 'todo', told: 'À faire' },
  { id: 'conclude', name: 'Conclure', state: 'todo', told: 'À faire' },
];

/** The part of the page about what is compared. */
export function TablesPart({ title }: { title: string }) {
  const [went, setWent] = useState('');
  return (
    <Part title={title}>
      <div className="kit-columns kit-two">
        <Specimens name="Tableau, en ordre d’heure ; la troisième ligne est choisie" look="stack">
          <Table
            caption="Contrôles du jour"
            columns={COLUMNS}
            rows={ROWS}
            keyOf={({ id }) => id}
            empty={null}
            order={{ by: 'at', isDown: true }}
            isChosen={({ id }) => id === '0413'}
            isInset
          />
          <Table
            caption="Contrôles d’hier"
            columns={COLUMNS}
            rows={[]}
            keyOf={({ id }) => id}
            empty={
              <Empty title="Aucun contrôle hier." action={<Button look="small">Voir la semaine</Button>} />
            }
          />
        </Specimens>
        <Specimens name="Étapes" look="stack">
          <div className="kit-rail">
            <Steps label="Étapes du contrôle" steps={STEPS} onGo={setWent} />
          </div>
          <p className="small muted" role="status">
            {went && `Retour demandé : ${went}`}
          </p>
        </Specimens>
      </div>
      <Specimens name="Faits" look="stack">
        <Facts
          look="row"
          facts={[
            { label: 'Contrôle', value: '0415' },
            { label: 'Au guichet', value: 'Valbrune-sur-Orle, 3' },
            { label: 'Invitation', value: 'jusqu’au 12/12/2026' },
          ]}
        />
        <Facts
          facts={[
            { label: 'Reçu du registre', value: <span className="code">TXKD LVRB</span> },
            { label: 'Conclu à', value: '10:58' },
            { label: 'Validité', value: 'Elle vaut cinq ans de plus que la date imprimée.' },
          ]}
        />
      </Specimens>
      <Specimens name="Bande de lecture, une clé fausse" look="stack">
        <Band
          label="Bande de lecture"
          lines={[
            [
              { text: 'IDFRA' },
              { text: 'BERTAUD<<<<<<<<<<<<<<<<<<', legend: 'Nom de naissance' },
              { text: '991042', legend: 'Service' },
            ],
            [
              { text: '1306991004179', legend: 'Numéro', check: 'right' },
              { text: 'CAMILLE<<NOELL', legend: 'Prénoms' },
              { text: '8703144', legend: 'Naissance', check: 'wrong' },
              { text: 'F' },
              { text: '2', legend: 'Ensemble', check: 'wrong' },
            ],
          ]}
        />
      </Specimens>
    </Part>
  );
}
