// Questions over the page.

import { useState } from 'react';
import { Button } from '../button.tsx';
import { Dialog } from '../dialog.tsx';
import { Field } from '../field.tsx';
import { Select } from '../select.tsx';
import { Part, Specimens } from './specimen.tsx';

const WINDOWS = [
  { id: '14', label: '14 h – 16 h' },
  { id: '16', label: '16 h – 18 h' },
];

/** The part of the page about dialogs. */
export function DialogsPart({ title }: { title: string }) {
  const [open, setOpen] = useState<'drop' | 'move' | null>(null);
  const [when, setWhen] = useState('16');
  const [why, setWhy] = useState('');
  const close = () => setOpen(null);
  return (
    <Part title={title}>
      <Specimens name="Ouvrir">
        <Button onPress={() => setOpen('drop')}>Abandonner…</Button>
        <Button onPress={() => setOpen('move')}>Déplacer…</Button>
      </Specimens>
      <Dialog
        title="Abandonner ce contrôle ?"
        isOpen={open === 'drop'}
        isAlert
        onClose={close}
        closeLabel="Continuer"
        escape="Échap"
        actions={
          <Button look="stop" onPress={close}>
            Abandonner
          </Button>
        }
      >
        <p>Il sera scellé sans conclusion. La personne garde son invitation et sa place.</p>
      </Dialog>
      <Dialog
        title="Déplacer la visite de M. Aubin"
        isOpen={open === 'move'}
        look="wide"
        onClose={close}
        closeLabel="Ne rien changer"
        escape="Échap"
        remark="Rien ne bouge avant sa réponse."
        actions={
          <Button look="primary" onPress={close}>
            Proposer à M. Aubin
          </Button>
        }
      >
        <p className="muted">Aujourd’hui, 14 h – 16 h, tournée 14.</p>
        <div className="kit-columns kit-asked">
          <Select label="Créneau" value={when} options={WINDOWS} onChange={setWhen} />
          <Field label="Pourquoi dépasser la charge ?" value={why} onChange={setWhy} />
        </div>
      </Dialog>
    </Part>
  );
}
