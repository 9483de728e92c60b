// A text field of a case: its text is saved with every change, and comes back with the focus after a lock.

import { useEffect, useRef } from 'react';
import type { Snapshot } from '../host/bindings.ts';
import { Field } from '../kit/field.tsx';
import type { Entries } from './entries.ts';

type Props = {
  name: string;
  entries: Entries;
  snapshot: Snapshot;
  label: string;
  hint?: string;
  error?: string | undefined;
  kind?: 'text' | 'code' | 'figures';
  most?: number;
  id?: string;
  /** It takes the focus when its form opens, unless one of these, its neighbours, had it. */
  firstAmong?: readonly string[];
  onText?(text: string): void;
};

/** The field; an error takes the focus to it when `error` appears. */
export function SavedField(props: Props) {
  const { name, entries, snapshot, error, firstAmong, onText, ...field } = props;
  const input = useRef<HTMLInputElement>(null);
  const visit = useRef(() => {});
  visit.current = () => entries.visit(name);
  useEffect(() => {
    const element = input.current;
    const told = () => visit.current();
    element?.addEventListener('focus', told);
    return () => element?.removeEventListener('focus', told);
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the step opens
  useEffect(() => {
    const had = snapshot.focus;
    const isFirst = firstAmong !== undefined && (had === null || !firstAmong.includes(had));
    if (had === name || isFirst) input.current?.focus();
  }, []);
  useEffect(() => {
    if (error) input.current?.focus();
  }, [error]);
  return (
    <Field
      {...field}
      error={error}
      value={entries.text(name)}
      onChange={(text) => {
        entries.write(name, text);
        onText?.(text);
      }}
      input={input}
    />
  );
}
