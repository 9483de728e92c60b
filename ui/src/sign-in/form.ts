// What every form of the sign-in does: holds what is typed, runs one gesture, puts what went wrong at its
// field and the focus there. Must not know the gestures, nor a rule: those are in Rust.

import { useEffect, useRef, useState } from 'react';
import type { Problem, Refusal, Snapshot } from '../host/bindings.ts';
import { refusalOf } from '../host/host.ts';
import type { Key } from '../words/keys.ts';
import { useWords } from '../words/words.tsx';

/** A refusal of the host, or a text of our own. */
type Fault = Refusal | Key;

type Options<Name extends string> = {
  /** The fields, in the order of the page. */
  names: readonly Name[];
  /** The field at which a problem is shown; the others concern the whole form. */
  placeOf: Partial<Record<Problem, Name>>;
  /** Problems that this form tells in words of its own. */
  wordsFor?: Partial<Record<Problem, Key>>;
  /** Emptied when the fault lies in one of them. */
  secrets?: readonly Name[];
  show(snapshot: Snapshot): void;
};

/** The state of one form. */
export function useForm<Name extends string>({
  names,
  placeOf,
  wordsFor = {},
  secrets = [],
  show,
}: Options<Name>) {
  const words = useWords();
  const [values, setValues] = useState<Partial<Record<Name, string>>>({});
  const [faults, setFaults] = useState<Partial<Record<Name, Fault>>>({});
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [busy, setBusy] = useState(false);
  const inputs = useRef<Partial<Record<Name, HTMLInputElement | null>>>({});

  useEffect(() => {
    const first = names.find((name) => faults[name] !== undefined);
    if (first) inputs.current[first]?.focus();
  }, [faults, names]);

  const value = (name: Name) => values[name] ?? '';
  function told(fault: Fault): string {
    if (typeof fault === 'string') return words.text(fault);
    const { problem, triesLeft } = fault;
    if (triesLeft !== undefined) return words.text('sign-in-tries-left', { count: triesLeft });
    const own = wordsFor[problem];
    return own ? words.text(own) : words.problem(fault);
  }

  function field(name: Name) {
    const fault = faults[name];
    return {
      value: value(name),
      onChange: (text: string) => setValues((typed) => ({ ...typed, [name]: text })),
      error: fault && told(fault),
      input: (element: HTMLInputElement | null) => {
        inputs.current[name] = element;
      },
    };
  }

  function refuse(refused: Refusal) {
    const place = placeOf[refused.problem];
    setRefusal(place ? null : refused);
    setFaults((place ? { [place]: refused } : {}) as Partial<Record<Name, Fault>>);
    if (place && secrets.includes(place)) {
      setValues((typed) => ({ ...typed, ...Object.fromEntries(secrets.map((name) => [name, ''])) }));
    }
  }

  /** Takes back what was said of an earlier try; what is typed stays. */
  function forget() {
    setFaults({});
    setRefusal(null);
  }

  /** Runs the gesture when every field is filled and `check` finds no fault. */
  async function run(
    gesture: () => Promise<Snapshot>,
    check: () => Partial<Record<Name, Fault>> = () => ({}),
  ) {
    const missing = names
      .filter((name) => value(name).trim() === '')
      .map((name) => [name, 'problem-field-missing']);
    const found = (missing.length > 0 ? Object.fromEntries(missing) : check()) as Partial<
      Record<Name, Fault>
    >;
    setFaults(found);
    setRefusal(null);
    if (Object.keys(found).length > 0) return;
    setBusy(true);
    await gesture().then(show, (thrown: unknown) => refuse(refusalOf(thrown)));
    setBusy(false);
  }

  return {
    field,
    value,
    run,
    forget,
    busy,
    refusal,
    /** What concerns the whole form, in words. */
    banner: refusal && told(refusal),
    focus: (name: Name) => inputs.current[name]?.focus(),
  };
}
