// A password field, which a keeper of passwords can fill. Must not know what a good password is.

import type { Ref } from 'react';
import { FieldError, Input, Label, Text, TextField } from 'react-aria-components';

type Props = {
  label: string;
  hint?: string;
  error?: string | undefined;
  value: string;
  onChange(value: string): void;
  /** The one that holds, or one to come. */
  keeper: 'current-password' | 'new-password';
  input?: Ref<HTMLInputElement>;
};

/** A password: label, hint, error, control. */
export function PasswordField({ label, hint, error, value, onChange, keeper, input }: Props) {
  return (
    <TextField
      className="field"
      type="password"
      value={value}
      onChange={onChange}
      isInvalid={error !== undefined}
      validationBehavior="aria"
      autoComplete={keeper}
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
      <Input className="input" {...(input && { ref: input })} />
    </TextField>
  );
}
