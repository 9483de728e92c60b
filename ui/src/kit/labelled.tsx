// What stands around every typed text: label, hint, error, control, in this order and always visible. Must not know the
// control.

import type { ReactNode } from 'react';
import { FieldError, Label, Text, TextField } from 'react-aria-components';

export type LabelledProps = {
  label: string;
  hint?: string | undefined;
  /** What is wrong with it; none when absent. */
  error?: string | undefined;
  value: string;
  onChange(value: string): void;
  /** Given by the registry or the document: it is read, not typed. */
  isReadOnly?: boolean;
  /** The most characters it takes. */
  most?: number;
  /** Its element, for the links of an error summary. */
  id?: string;
};

type Props = LabelledProps & {
  /** What a browser may fill in; without it, it keeps nothing. */
  keeper?: 'username' | 'current-password' | 'new-password' | 'one-time-code';
  children: ReactNode;
};

/** A labelled text. */
export function Labelled(props: Props) {
  const { label, hint, error, value, onChange, isReadOnly = false, keeper, children } = props;
  return (
    <TextField
      className="field"
      value={value}
      onChange={onChange}
      isInvalid={error !== undefined}
      isReadOnly={isReadOnly}
      validationBehavior="aria"
      autoComplete={keeper ?? 'off'}
      {...(keeper?.endsWith('-password') && { type: 'password' as const })}
      {...(props.id && { id: props.id })}
      {...(props.most && { maxLength: props.most })}
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
      {children}
    </TextField>
  );
}
