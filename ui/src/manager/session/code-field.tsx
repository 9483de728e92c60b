// The six digits of an app: digits alone, however they are typed or pasted. Must not know whether they are right.

import type { Ref } from 'react';
import { Input } from 'react-aria-components';
import { Labelled, type LabelledProps } from '../../kit/labelled.tsx';

const DIGITS = 6;

type Props = LabelledProps & { input?: Ref<HTMLInputElement> };

/** The field; « 123 456 » can be pasted as it stands in the app. */
export function CodeField({ input, onChange, ...labelled }: Props) {
  return (
    <Labelled
      {...labelled}
      keeper="one-time-code"
      onChange={(text) => onChange(text.replace(/\D/g, '').slice(0, DIGITS))}
    >
      <Input className="input code digits" inputMode="numeric" {...(input && { ref: input })} />
    </Labelled>
  );
}
