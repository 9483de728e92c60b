// The windows of a round that is being planned: typed rows, and the usual ones at one press.

import { useEffect, useRef } from 'react';
import { Button } from '../../kit/button.tsx';
import { Field } from '../../kit/field.tsx';
import { useWords, type Words } from '../../words/words.tsx';
import { hourInWords, instantOf, today } from '../time.ts';

type Part = 'from' | 'to' | 'places';

/** A window as it is typed. */
export type TypedWindow = { id: number; from: string; to: string; places: string };

const USUAL = [
  ['08:00', '10:00'],
  ['10:00', '12:00'],
  ['14:00', '16:00'],
  ['16:00', '18:00'],
] as const;

const isHour = (text: string) => /^([01]?\d|2[0-3]):[0-5]\d$/.test(text.trim());
const isCount = (text: string) => /^\d{1,3}$/.test(text.trim());

/** What keeps the windows from being sent; the registry judges the rest. */
export function windowFaults(windows: TypedWindow[], words: Words): string | undefined {
  if (windows.length === 0) return words.text('console-plan-windows-missing');
  const bad = windows.findIndex(({ from, to, places }) => !isHour(from) || !isHour(to) || !isCount(places));
  return bad < 0 ? undefined : words.text('console-plan-window-fault', { number: bad + 1 });
}

type Props = { windows: TypedWindow[]; onChange(windows: TypedWindow[]): void; error: string | undefined };

/** The rows. */
export function TypedWindows({ windows, onChange, error }: Props) {
  const words = useWords();
  const next = useRef(1);
  const group = useRef<HTMLFieldSetElement>(null);
  const fresh = useRef<number | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: when a row has come
  useEffect(() => {
    // The button that had the focus may be gone: it goes to what the new row still lacks.
    const row = group.current?.querySelector(`[data-window="${fresh.current}"]`);
    const entries = [...(row?.querySelectorAll('input') ?? [])];
    (entries.find(({ value }) => value === '') ?? entries.at(-1))?.focus();
    fresh.current = null;
  }, [windows]);
  const add = (from: string, to: string) => {
    const places = windows.at(-1)?.places ?? '';
    const id = next.current++;
    fresh.current = id;
    const added = [...windows, { id, from, to, places }];
    onChange(added.sort((a, b) => a.from.padStart(5, '0').localeCompare(b.from.padStart(5, '0'))));
  };
  const set = (id: number, part: Part, text: string) =>
    onChange(windows.map((window) => (window.id === id ? { ...window, [part]: text } : window)));
  const remove = (id: number) => {
    onChange(windows.filter((window) => window.id !== id));
    // The button that had the focus is gone with its row.
    group.current?.querySelector<HTMLElement>('.usual button')?.focus();
  };
  const told = (hour: string) => hourInWords(instantOf(today(), hour), words.language);
  return (
    <fieldset
      id="plan-windows"
      ref={group}
      className="field group windows"
      {...(error && { 'aria-describedby': 'plan-windows-error' })}
    >
      <legend>{words.text('console-windows')}</legend>
      <p className="hint">{words.text('console-plan-windows-hint')}</p>
      {error && (
        <span id="plan-windows-error" className="error state" data-state="refused">
          {error}
        </span>
      )}
      {windows.map((window, at) => (
        <Row
          key={window.id}
          window={window}
          number={at + 1}
          onSet={(part, text) => set(window.id, part, text)}
          onRemove={() => remove(window.id)}
        />
      ))}
      <div className="btn-row usual">
        {USUAL.filter(([from, to]) => !windows.some((has) => has.from === from && has.to === to)).map(
          ([from, to]) => (
            <Button key={from} look="small" onPress={() => add(from, to)}>
              {words.text('console-window-add', { from: told(from), to: told(to) })}
            </Button>
          ),
        )}
        <Button look="small" onPress={() => add('', '')}>
          {words.text('console-window-other')}
        </Button>
      </div>
    </fieldset>
  );
}

type RowProps = {
  window: TypedWindow;
  number: number;
  onSet(part: Part, text: string): void;
  onRemove(): void;
};

function Row({ window, number, onSet, onRemove }: RowProps) {
  const words = useWords();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset within a fieldset for each row is read out twice
    <div
      className="window"
      data-window={window.id}
      role="group"
      aria-label={words.text('console-window-row', { number })}
    >
      <Field
        label={words.text('console-from')}
        most={5}
        value={window.from}
        onChange={(text) => onSet('from', text)}
      />
      <Field
        label={words.text('console-to')}
        most={5}
        value={window.to}
        onChange={(text) => onSet('to', text)}
      />
      <Field
        label={words.text('console-places')}
        kind="figures"
        most={3}
        value={window.places}
        onChange={(text) => onSet('places', text)}
      />
      <Button name={words.text('console-window-remove', { number })} onPress={onRemove}>
        {words.text('console-remove')}
      </Button>
    </div>
  );
}
