// What is being typed: shown at once, saved behind the window with every change, given back after a lock or a
// kill. Must not know which fields there are.

import { useCallback, useEffect, useRef, useState } from 'react';
import type { Snapshot } from '../host/bindings.ts';
import type { Host } from '../host/gestures.ts';

/** How long a change that could not be saved waits before it is tried again. */
const AGAIN_MS = 2_000;

/** The fields of a window, as they stand. */
export type Entries = {
  text(field: string): string;
  write(field: string, text: string): void;
  /** The field has the focus now. */
  visit(field: string): void;
  /** Resolves once everything typed is saved, or could not be: call it before a gesture that takes a step. */
  settle(): Promise<void>;
  /** False while something typed is not saved yet. */
  isSaved: boolean;
};

/** What is not sent yet. */
type Unsent = { texts: Record<string, string>; focus: string | null };

/** Saves what is typed; `show` takes the snapshots that saving gives. */
export function useEntries(host: Host, snapshot: Snapshot, show: (snapshot: Snapshot) => void): Entries {
  // What was typed and is not known to be saved: it goes over what the snapshot says.
  const [unsaved, setUnsaved] = useState<Record<string, string>>({});
  const waiting = useRef<Unsent | null>(null);
  // What was saved, and has not been shown by a snapshot yet.
  const saved = useRef<Record<string, string>>({});
  const running = useRef<Promise<void> | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const send = useCallback((): Promise<void> => {
    const run = async () => {
      while (waiting.current) {
        const note = waiting.current;
        waiting.current = null;
        try {
          const snapshot = await host.note(note);
          saved.current = { ...saved.current, ...note.texts };
          if (waiting.current) continue;
          // Only with the snapshot that has it: else a field would fall back for a moment to what it was before.
          const done = saved.current;
          saved.current = {};
          setUnsaved((typed) =>
            Object.fromEntries(Object.entries(typed).filter(([field, text]) => done[field] !== text)),
          );
          show(snapshot);
        } catch {
          // What was typed since wins over what could not be saved.
          const newer = waiting.current as Unsent | null;
          waiting.current = { focus: note.focus, ...newer, texts: { ...note.texts, ...newer?.texts } };
          clearTimeout(timer.current);
          timer.current = setTimeout(() => void send(), AGAIN_MS);
          return;
        }
      }
    };
    running.current ??= run().finally(() => {
      running.current = null;
    });
    return running.current;
  }, [host, show]);
  useEffect(() => () => clearTimeout(timer.current), []);

  const note = useCallback(
    (texts: Record<string, string>, focus: string | null) => {
      waiting.current = { texts: { ...waiting.current?.texts, ...texts }, focus };
      void send();
    },
    [send],
  );
  return {
    text: (field) => unsaved[field] ?? snapshot.entries[field] ?? '',
    write: (field, text) => {
      setUnsaved((typed) => ({ ...typed, [field]: text }));
      note({ [field]: text }, field);
    },
    visit: (field) => {
      if (snapshot.focus !== field) note({}, field);
    },
    settle: () => send(),
    isSaved: Object.keys(unsaved).length === 0,
  };
}
