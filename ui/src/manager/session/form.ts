// What every form of the console does: holds what is typed, does one gesture, puts what went wrong at its field
// and the focus there. Must not know the gestures, nor a rule: those are the server's.

import { type RefObject, useEffect, useRef, useState } from 'react';
import type { Problem } from '../../host/bindings.ts';
import { type RefusedByServer, refusedBy } from '../../host/server.ts';
import { useWords, type Words } from '../../words/words.tsx';
import { type Message, messageOf, told } from './asking.ts';

type Options<Name extends string> = {
  /** The fields, in the order of the page. */
  names: readonly Name[];
  /** Those that may stay empty. */
  optional?: readonly Name[];
  /** The field of a problem that the server tells of the whole. */
  placeOf?: Partial<Record<string, Name>>;
  /** Emptied when the server refuses. */
  secrets?: readonly Name[];
  first?: Partial<Record<Name, string>>;
};

/** What the server said of each field, or of the whole where that has its field here. */
function faultsOf<Name extends string>(
  refusal: RefusedByServer,
  names: readonly Name[],
  placeOf: Partial<Record<string, Name>>,
  words: Words,
): Partial<Record<Name, string>> {
  const found: Partial<Record<Name, string>> = {};
  const isOurs = (word: string): word is Name => (names as readonly string[]).includes(word);
  for (const { field, text, problem } of refusal.fields) {
    if (isOurs(field)) found[field] = text || words.problem({ problem: problem as Problem });
  }
  const place = placeOf[refusal.refusal.problem];
  if (place && Object.keys(found).length === 0) found[place] = told(refusal, words);
  return found;
}

/** The first fault takes the focus. */
function useFocusOnFault<Name extends string>(
  names: readonly Name[],
  faults: Partial<Record<Name, string>>,
  inputs: RefObject<Partial<Record<Name, HTMLElement | null>>>,
) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the fields of a form do not change
  useEffect(() => {
    const faulty = names.find((name) => faults[name] !== undefined);
    if (faulty) inputs.current[faulty]?.focus();
  }, [faults]);
}

/** The state of one form. */
export function useForm<Name extends string>(options: Options<Name>) {
  const { names, optional = [], placeOf = {}, secrets = [], first = {} } = options;
  const words = useWords();
  const [values, setValues] = useState<Partial<Record<Name, string>>>(first);
  const [faults, setFaults] = useState<Partial<Record<Name, string>>>({});
  const [banner, setBanner] = useState<Message | undefined>();
  const [isBusy, setBusy] = useState(false);
  const isAsking = useRef(false);
  const inputs = useRef<Partial<Record<Name, HTMLElement | null>>>({});

  useFocusOnFault(names, faults, inputs);

  const value = (name: Name) => values[name] ?? '';
  const put = (name: Name, text: string) => setValues((typed) => ({ ...typed, [name]: text }));

  function refuse(refusal: RefusedByServer) {
    const found = faultsOf(refusal, names, placeOf, words);
    setFaults(found);
    setBanner(Object.keys(found).length === 0 ? messageOf(refusal, words) : undefined);
    if (refusal.refusal.problem !== 'server-away') {
      setValues((typed) => ({ ...typed, ...Object.fromEntries(secrets.map((name) => [name, ''])) }));
    }
  }

  /** Does the gesture when every field that must be is filled; true once it is done. */
  async function run(gesture: () => Promise<void>): Promise<boolean> {
    if (isAsking.current) return false;
    const missing = names.filter((name) => !optional.includes(name) && value(name).trim() === '');
    setFaults(
      Object.fromEntries(missing.map((name) => [name, words.text('problem-field-missing')])) as Partial<
        Record<Name, string>
      >,
    );
    setBanner(undefined);
    if (missing.length > 0) return false;
    isAsking.current = true;
    setBusy(true);
    try {
      await gesture();
      return true;
    } catch (thrown) {
      refuse(refusedBy(thrown));
      return false;
    } finally {
      isAsking.current = false;
      setBusy(false);
    }
  }

  return {
    value,
    put,
    run,
    isBusy,
    /** What concerns the whole form. */
    banner,
    /** Empties every field. */
    clear: () => setValues({}),
    /** Says something of our own at a field. */
    fault: (name: Name, text: string) => setFaults({ [name]: text } as Partial<Record<Name, string>>),
    field: (name: Name) => ({
      value: value(name),
      onChange: (text: string) => put(name, text),
      error: faults[name],
      input: (element: HTMLElement | null) => {
        inputs.current[name] = element;
      },
    }),
  };
}
