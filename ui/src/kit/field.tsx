// A labelled field: label, hint, error, control, in this order and always visible.

import type { Ref } from 'react';
import { FieldError, Input, Label, Text, TextField } from 'react-aria-components';

type Props = {
  label: string;
  hint?: string;
  /** What is wrong with it; none when absent. */
  error?: string | undefined;
  value: string;
  onChange(value: string): void;
  kind?: 'text' | 'url' | 'code' | 'pin';
  input?: Ref<HTMLInputElement>;
};

const KINDS = {
  text: { type: 'text', inputMode: 'text', className: 'input' },
  url: { type: 'text', inputMode: 'url', className: 'input' },
  code: { type: 'text', inputMode: 'text', className: 'input code' },
  pin: { type: 'password', inputMode: 'numeric', className: 'input code pin' },
} as const;

/** A text field of the kit. Nothing typed into it is kept by the browser. */
export function Field({ label, hint, error, value, onChange, kind = 'text', input }: Props) {
  const { className, ...entry } = KINDS[kind];
  return (
    <TextField
      className="field"
      value={value}
      onChange={onChange}
      isInvalid={error !== undefined}
      validationBehavior="aria"
      autoComplete="off"
    >
      <Label>{label}</Label>
      {hint && (
        <Text slot="description" className="hint">
          {hint}
        </Text>
      )}
      <FieldError className="error state" data-state="refused">
        {error}
      </FieldError>
      <Input
        {...entry}
        className={className}
        {...(input && { ref: input })}
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
      />
    </TextField>
  );
}
