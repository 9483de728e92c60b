// The four gestures: at a desk, on a phone, and at every place of a document.

import { Drawing } from '../drawing.tsx';
import { Part, Specimens } from './specimen.tsx';

const GESTURES = [
  ['tilt', 'Incliner'],
  ['look-through', 'Par transparence'],
  ['feel', 'Toucher'],
  ['magnify', 'À la loupe'],
] as const;
const PLACES = [
  ['photo', 'à la photo'],
  ['corner', 'au coin de la photo'],
  ['window', 'dans la fenêtre'],
  ['line', 'sur la ligne'],
  ['text', 'sur le texte'],
] as const;

/** The part of the page about drawings. */
export function DrawingsPart({ title }: { title: string }) {
  return (
    <Part title={title}>
      <Specimens name="Au poste, 220 px">
        {GESTURES.map(([gesture, name]) => (
          <div key={gesture} className="kit-desk">
            <Drawing gesture={gesture} title={name} />
            <p className="strong">{name}</p>
          </div>
        ))}
      </Specimens>
      <Specimens name="Au téléphone, 360 px">
        {GESTURES.map(([gesture, name]) => (
          <div key={gesture} className="kit-phone">
            <Drawing gesture={gesture} title={`${name}, sur la page d’un livret`} sheet="page" />
          </div>
        ))}
      </Specimens>
      {GESTURES.map(([gesture, name]) => (
        <Specimens key={gesture} name={name}>
          {PLACES.map(([place, where]) => (
            <div key={place} className="kit-place">
              <Drawing gesture={gesture} place={place} title={`${name}, ${where}`} />
            </div>
          ))}
        </Specimens>
      ))}
    </Part>
  );
}
