// The one button. Owns its looks and the wait; must not know what it does.

import type { ReactNode } from 'react';
import { Button as Pressable } from 'react-aria-components';

type Props = {
  children: ReactNode;
  look?: 'primary' | 'plain' | 'quiet' | 'action';
  type?: 'button' | 'submit';
  /** The key that presses it, shown on it. */
  hint?: string;
  /** Said in place of the label while the gesture runs; the button keeps its focus and takes no press. */
  busy?: string | false;
  language?: string;
  onPress?: () => void;
};

const LOOKS = {
  primary: 'btn btn-primary',
  plain: 'btn',
  quiet: 'btn btn-quiet',
  action: 'btn btn-primary btn-action',
};

/** A button of the kit. */
export function Button({
  children,
  look = 'plain',
  type = 'button',
  hint,
  busy = false,
  language,
  onPress,
}: Props) {
  return (
    <Pressable
      className={LOOKS[look]}
      type={type}
      isPending={busy !== false}
      {...(onPress && { onPress })}
      {...(language && { lang: language })}
    >
      {busy === false ? children : busy}
      {hint && busy === false && (
        <span aria-hidden="true">
          <kbd>{hint}</kbd>
        </span>
      )}
    </Pressable>
  );
}
