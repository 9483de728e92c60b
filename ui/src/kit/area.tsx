// A labelled field of several lines.

import type { Ref } from 'react';
import { TextArea } from 'react-aria-components';
import { Labelled, type LabelledProps } from './labelled.tsx';

type Props = LabelledProps & {
  /** Lines seen at once; it scrolls and can be drawn larger beyond. */
  lines?: number;
  input?: Ref<HTMLTextAreaElement>;
};

/** A text of several lines. Nothing typed into it is kept by the browser. */
export function Area({ lines = 4, input, ...labelled }: Props) {
  return (
    <Labelled {...labelled}>
      <TextArea className="input area" rows={lines} {...(input && { ref: input })} />
    </Labelled>
  );
}
