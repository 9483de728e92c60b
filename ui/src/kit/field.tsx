// A labelled field of one line.

import type { Ref } from 'react';
import { Input } from 'react-aria-components';
import { Labelled, type LabelledProps } from './labelled.tsx';

type Props = LabelledProps & {
  kind?: 'text' | 'url' | 'code' | 'pin' | 'figures' | 'phone' | 'email';
  input?: Ref<HTMLInputElement>;
  /** It is kept with a password: nothing else is kept by the browser. */
  keeper?: 'username';
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

/** A text field of the kit. */
export function Field({ kind = 'text', input, ...labelled }: Props) {
  return (
    <Labelled {...labelled}>
      <Input
        {...KINDS[kind]}
        {...(input && { ref: input })}
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
      />
    </Labelled>
  );
}
