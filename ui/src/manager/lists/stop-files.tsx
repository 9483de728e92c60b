// The files of documents that were stopped: how far each came, and what lifts it. Must not know what a file held.

import type { StopFileView } from '../../host/wire.ts';
import { Button } from '../../kit/button.tsx';
import { Progress } from '../../kit/progress.tsx';
import { useWords } from '../../words/words.tsx';
import type { Answer } from '../acts/hand-over.tsx';
import { LiftOrder } from '../orders/lift.tsx';
import { stamp } from '../time.ts';
import { FILES } from './stop-file.tsx';

/** Whether it is on its way. */
export const isMoving = ({ state }: StopFileView): boolean => state === 'stopping' || state === 'lifting';

/** Some files, those on their way as a bar. */
export function StopFiles({ files, onLift }: { files: StopFileView[]; onLift(file: StopFileView): void }) {
  const words = useWords();
  const told = ({ state, done, documents: count }: StopFileView) =>
    words.text(`console-stop-files-${state}`, { done, count });
  return (
    <div className="stack">
      <ul className="acts">
        {files.map((file) => (
          <li key={file.id} className="act">
            <div className="act-told">
              {isMoving(file) ? (
                <Progress label={told(file)} done={file.done} total={file.documents} />
              ) : (
                <p className="strong">{told(file)}</p>
              )}
              <p className="small muted">
                {words.text('console-act-done-by', { by: file.by, at: stamp(file.at) })}
              </p>
              {file.lifted_by && (
                <p className="small muted">
                  {words.text('console-stop-files-lifted-by', { by: file.lifted_by })}
                </p>
              )}
            </div>
            <div className="act-gestures">
              {file.state === 'stopped' && (
                <Button look="small" onPress={() => onLift(file)}>
                  {words.text('console-lift')}
                  <span className="visually-hidden"> {told(file)}</span>
                </Button>
              )}
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}

type LiftProps = { file: StopFileView; onClose(): void; onLifted(answer: Answer): void };

/** Lifting all that a file stopped. */
export function LiftFile({ file, ...of }: LiftProps) {
  const words = useWords();
  return (
    <LiftOrder
      {...of}
      title={words.text('console-stop-files-lift-title')}
      lead={words.text('console-stop-files-lift-lead')}
      action={words.text('console-stop-files-lift-do')}
      path={`${FILES}/${file.id}/lift`}
      facts={[
        {
          label: words.text('console-act-documents'),
          value: words.text('console-number', { count: file.documents }),
        },
        { label: words.text('console-stop-by'), value: file.by },
        { label: words.text('console-stop-at'), value: stamp(file.at) },
      ]}
    />
  );
}
