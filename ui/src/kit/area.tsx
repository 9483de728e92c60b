// A labelled field of several lines: label, hint, error, control, as every field.

import type { Ref } from 'react';
import { FieldError, Label, Text, TextArea, TextField } from 'react-aria-components';

type Props = {
  label: string;
  hint?: string | undefined;
  /** What is wrong with it; none when absent. */
  error?: string | undefined;
  value: string;
  onChange(value: string): void;
  /** Lines seen at once; it scrolls and can be drawn larger beyond. */
  lines?: number;
  isReadOnly?: boolean;
  /** The most characters it takes. */
  most?: number;
  /** Its element, for the links of an error summary. */
  id?: string;
  input?: Ref<HTMLTextAreaElement>;
};

/** A text of several lines. Nothing typed into it is kept by the browser. */
export function Area(props: Props) {
  const { label, hint, error, value, onChange, lines = 4, isReadOnly = false, input } = props;
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
      <TextArea className="input area" rows={lines} {...(input && { ref: input })} />
    </TextField>
  );
}
