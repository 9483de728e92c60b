// A password field, which a keeper of passwords can fill. Must not know what a good password is.

import type { Ref } from 'react';
import { Input } from 'react-aria-components';
import { Labelled, type LabelledProps } from '../../kit/labelled.tsx';

type Props = LabelledProps & {
  /** The one that holds, or one to come. */
  keeper: 'current-password' | 'new-password';
  input?: Ref<HTMLInputElement>;
};

/** A password. */
export function PasswordField({ input, ...labelled }: Props) {
  return (
    <Labelled {...labelled}>
      <Input className="input" {...(input && { ref: input })} />
    </Labelled>
  );
}
