// One choice among a few, as cards. Must not know what is chosen for; nothing is chosen beforehand.

import type { Ref } from 'react';
import { FieldError, Label, Radio, RadioGroup, Text } from 'react-aria-components';

type Props = {
  label: string;
  /** The label stands already over the cards, in words of the screen: it is only read out. */
  isLabelHidden?: boolean;
  hint?: string | undefined;
  /** What there is to know about a choice is told under its label; `cap` is the key that takes it. */
  choices: Array<{ id: string; label: string; note?: string | undefined; cap?: string }>;
  chosen: string | null;
  onChoose(id: string): void;
  error?: string | undefined;
  /** In one column, or side by side where there is room. */
  look?: 'column' | 'row';
  id?: string;
  /** The first card. */
  first?: Ref<HTMLInputElement>;
};

/** Radio cards of the kit. */
export function Choices(props: Props) {
  const { label, isLabelHidden = false, hint, choices, chosen, onChoose, error, first } = props;
  return (
    <RadioGroup
      className="field"
      value={chosen}
      onChange={onChoose}
      isInvalid={error !== undefined}
      validationBehavior="aria"
      {...(props.id && { id: props.id })}
    >
      <Label className={isLabelHidden ? 'visually-hidden' : 'strong'}>{label}</Label>
      {hint && (
        <Text slot="description" className="hint">
          {hint}
        </Text>
      )}
      <FieldError className="error state" data-state="refused">
        {error}
      </FieldError>
      <div className={props.look === 'row' ? 'choices choices-row' : 'choices'}>
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
            {choice.cap && (
              <span className="caps" aria-hidden="true">
                <kbd>{choice.cap}</kbd>
              </span>
            )}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
