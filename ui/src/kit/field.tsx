// A labelled field: label, hint, error, control, in this order and always visible.

import type { Ref } from 'react';
import { FieldError, Input, Label, Text, TextField } from 'react-aria-components';

type Props = {
  label: string;
  hint?: string | undefined;
  /** What is wrong with it; none when absent. */
  error?: string | undefined;
  value: string;
  onChange(value: string): void;
  kind?: 'text' | 'url' | 'code' | 'pin' | 'figures' | 'phone' | 'email';
  /** Given by the registry or the document: it is read, not typed. */
  isReadOnly?: boolean;
  /** The most characters it takes. */
  most?: number;
  /** Its element, for the links of an error summary. */
  id?: string;
  input?: Ref<HTMLInputElement>;
};

const KINDS = {
  text: { type: 'text', inputMode: 'text', className: 'input' },
  url: { type: 'text', inputMode: 'url', className: 'input' },
  code: { type: 'text', inputMode: 'text', className: 'input code' },
  pin: { type: 'password', inputMode: 'numeric', className: 'input code pin' },
  figures: { type: 'text', inputMode: 'numeric', className: 'input' },
  phone: { type: 'tel', inputMode: 'tel', className: 'input' },
  email: { type: 'email', inputMode: 'email', className: 'input' },
} as const;

/** A text field of the kit. Nothing typed into it is kept by the browser. */
export function Field(props: Props) {
  const { label, hint, error, value, onChange, kind = 'text', isReadOnly = false, input } = props;
  const { className, ...entry } = KINDS[kind];
  return (
    <TextField
      className="field"
      value={value}
      onChange={onChange}
      isInvalid={error !== undefined}
      isReadOnly={isReadOnly}
      validationBehavior="aria"
      autoComplete="off"
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
