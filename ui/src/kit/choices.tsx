// One choice among a few, as cards.

import type { Ref } from 'react';
import { FieldError, Label, Radio, RadioGroup } from 'react-aria-components';

type Props = {
  label: string;
  /** What there is to know about a choice is told under its label. */
  choices: Array<{ id: string; label: string; note?: string | undefined }>;
  chosen: string | null;
  onChoose(id: string): void;
  error?: string | undefined;
  /** The first card. */
  first?: Ref<HTMLInputElement>;
};

/** Radio cards of the kit. */
export function Choices({ label, choices, chosen, onChoose, error, first }: Props) {
  return (
    <RadioGroup
      className="field"
      value={chosen}
      onChange={onChoose}
      isInvalid={error !== undefined}
      validationBehavior="aria"
    >
      <Label className="strong">{label}</Label>
      <FieldError className="error state" data-state="refused">
        {error}
      </FieldError>
      <div className="choices">
        {choices.map((choice, at) => (
          <Radio
            key={choice.id}
            className="choice"
            value={choice.id}
            {...(at === 0 && first && { inputRef: first })}
          >
            <span className="dot" />
            <span>
              <span className="label">{choice.label}</span>{' '}
              {choice.note && <span className="hint">{choice.note}</span>}
            </span>
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
