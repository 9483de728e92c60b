// What may lie over the desk: one dialog at a time, closed by default.

import { Day } from './day.tsx';
import { Help } from './help.tsx';
import { Leave } from './leave.tsx';
import { Note } from './note.tsx';
import { useDesk } from './where.ts';

/** The dialog that is open, if any. */
export function Dialogs() {
  const { dialog, open, snapshot } = useDesk();
  const close = () => open(null);
  if (dialog === 'help') return <Help onClose={close} />;
  if (dialog === 'day') return <Day onClose={close} />;
  // These two are about a case: one that ended meanwhile takes them along.
  if (snapshot.case === null) return null;
  if (dialog === 'leave') return <Leave view={snapshot.case} onClose={close} />;
  if (dialog === 'note') return <Note onClose={close} />;
  return null;
}
