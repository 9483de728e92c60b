// The printed fields typed without seeing what was read: two, and the day of issue where no lines hold it. Must not compare: that is done behind the
// window.

import type { FormEvent } from 'react';
import type { Gesture } from '../check/gesture.ts';
import { SavedField } from '../check/saved-field.tsx';
import type { CaseView } from '../host/bindings.ts';
import { TYPED_END } from '../host/constants.ts';
import { useWords } from '../words/words.tsx';
import { useDesk } from './where.ts';

const NAMES = ['number-end', 'expiry', 'issued'] as const;

/** The typing of the fields. */
export type Typing = { submit(): void; errorAt(field: string): string | undefined; forget(): void };

/** Sends what was typed; a fault is told at its field. */
export function useTyping(gesture: Gesture, { asksForIssue }: CaseView): Typing {
  const words = useWords();
  const { host, entries } = useDesk();
  const { refusal } = gesture;
  const submit = () => {
    const typed = {
      numberEnd: entries.text('number-end'),
      expiry: entries.text('expiry'),
      issued: asksForIssue ? entries.text('issued') : null,
    };
    void gesture.run(() => host.typeFields(typed));
  };
  return {
    submit,
    errorAt: (field) => (refusal?.field === field ? words.problem(refusal) : undefined),
    forget: gesture.forget,
  };
}

/** The fields; Enter in the last compares. */
export function BlindFields({ typing, view }: { typing: Typing; view: CaseView }) {
  const words = useWords();
  const { entries, snapshot } = useDesk();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    // Enter in a field goes on to the next one, as Tab does.
    const inputs = [...event.currentTarget.querySelectorAll('input')];
    const empty = inputs.findIndex((input) => input.value === '');
    if (empty > 0) return inputs[empty]?.focus();
    typing.submit();
  };
  const common = { entries, snapshot, onText: typing.forget };
  return (
    <form noValidate onSubmit={submit} className="blind">
      <SavedField
        {...common}
        name="number-end"
        label={words.text('check-number-end')}
        hint={words.text('check-number-end-hint')}
        error={typing.errorAt('number-end')}
        kind="code"
        most={TYPED_END}
        firstAmong={NAMES}
      />
      <SavedField
        {...common}
        name="expiry"
        label={words.text('check-expiry')}
        hint={words.text('check-expiry-hint')}
        error={typing.errorAt('expiry')}
        kind="figures"
        most={12}
      />
      {view.asksForIssue && (
        <SavedField
          {...common}
          name="issued"
          label={words.text('check-issued')}
          hint={words.text('check-issued-hint')}
          error={typing.errorAt('issued')}
          kind="figures"
          most={12}
        />
      )}
      <button type="submit" className="visually-hidden" tabIndex={-1} aria-hidden="true" />
    </form>
  );
}
