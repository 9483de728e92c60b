// A yes that is given or not, as a card. Must not know what it means.

import type { Ref } from 'react';
import { Checkbox as Tickable } from 'react-aria-components';

type Props = {
  label: string;
  hint?: string | undefined;
  isChosen: boolean;
  onChange(isChosen: boolean): void;
  /** Its element, for the links of an error summary. */
  id?: string;
  input?: Ref<HTMLInputElement>;
};

/** A checkbox of the kit. */
export function Checkbox({ label, hint, isChosen, onChange, id, input }: Props) {
  return (
    <Tickable
      className="choice"
      isSelected={isChosen}
      onChange={onChange}
      {...(id && { id })}
      {...(input && { inputRef: input })}
    >
      <span className="dot tick" />
      <span>
        <span className="label">{label}</span> {hint && <span className="hint">{hint}</span>}
      </span>
    </Tickable>
  );
}
