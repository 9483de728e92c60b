// One text field a screen: it has the focus, Enter goes on, what is wrong stands at it. Must not know what is typed.

import { useEffect, useRef } from 'react';
import { Button } from '../../kit/button.tsx';
import { Field } from '../../kit/field.tsx';
import { useWords } from '../../words/words.tsx';
import { Screen } from '../screen.tsx';
import type { Asked } from './asked.ts';

type Props = Pick<Asked, 'entries' | 'gesture' | 'frame'> & {
  entry: string;
  title: string;
  lead: string;
  label: string;
  hint: string;
  kind: 'code' | 'figures';
  error?: string | undefined;
  onNext(): void;
};

/** Asks for one text. */
export function Typed({ entries, gesture, frame, entry, title, lead, error, onNext, ...field }: Props) {
  const words = useWords();
  const input = useRef<HTMLInputElement>(null);
  const { visit } = entries;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the screen appears
  useEffect(() => {
    input.current?.focus();
    visit(entry);
  }, []);
  useEffect(() => {
    if (error !== undefined) input.current?.focus();
  }, [error]);
  return (
    <Screen
      {...frame}
      title={title}
      foot={
        <Button look="action" busy={gesture.isBusy && words.text('round-verifying')} onPress={onNext}>
          {words.text('round-go-on')}
        </Button>
      }
    >
      <p className="key">{lead}</p>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!gesture.isBusy) onNext();
        }}
      >
        <Field
          {...field}
          value={entries.text(entry)}
          onChange={(text) => entries.write(entry, text)}
          error={error}
          input={input}
        />
        <button type="submit" hidden />
      </form>
    </Screen>
  );
}
