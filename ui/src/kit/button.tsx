// The one button. Owns its looks, the wait and the reason why it does nothing yet; must not know what it does.

import { type ReactNode, useId, useState } from 'react';
import { Button as Pressable } from 'react-aria-components';

type Props = {
  children: ReactNode;
  look?: 'primary' | 'plain' | 'quiet' | 'action' | 'answer' | 'stop' | 'small';
  type?: 'button' | 'submit';
  /** The key that presses it, shown on it; several held together are joined by a plus sign. */
  hint?: string;
  /** Said in place of the label while the gesture runs; the button keeps its focus and takes no press. */
  busy?: string | false;
  /** Why it cannot be pressed yet. It stays reachable, and the reason is read with it. */
  isDisabledBecause?: string | undefined;
  /** The reason is already on the screen beside it: it is only read out. */
  isReasonTold?: boolean;
  /** What it opens or shows is open; for the place one is at, `isCurrent`. */
  isExpanded?: boolean;
  /** The id of what it opens. */
  controls?: string;
  isCurrent?: boolean;
  /** Its name in full, where the label alone would not tell it from its neighbours. */
  name?: string;
  language?: string;
  onPress?: () => void;
};

const LOOKS = {
  primary: 'btn btn-primary',
  plain: 'btn',
  quiet: 'btn btn-quiet',
  action: 'btn btn-primary btn-action',
  answer: 'btn btn-action btn-answer',
  stop: 'btn btn-stop',
  small: 'btn btn-small',
};

/** A button of the kit. */
export function Button(props: Props) {
  const { children, look = 'plain', type = 'button', hint, busy = false, name, language, onPress } = props;
  const because = busy === false ? props.isDisabledBecause : undefined;
  const reason = useId();
  // A press on a button that does nothing yet is answered by the reason.
  const [isAsked, setAsked] = useState(false);
  const press = because === undefined ? onPress : () => setAsked(true);
  // One place in the tree for all its states: it keeps the focus when it becomes pressable.
  return (
    <>
      <Pressable
        className={LOOKS[look]}
        type={because === undefined ? type : 'button'}
        isPending={busy !== false}
        {...(because !== undefined && { 'aria-disabled': true, 'aria-describedby': reason })}
        {...(name && { 'aria-label': name })}
        {...(props.isExpanded !== undefined && { 'aria-expanded': props.isExpanded })}
        {...(props.controls && { 'aria-controls': props.controls })}
        {...(props.isCurrent && { 'aria-current': 'true' as const })}
        {...(press && { onPress: press })}
        onBlur={() => setAsked(false)}
        {...(language && { lang: language })}
      >
        {busy === false ? children : busy}
        {hint && busy === false && <Caps hint={hint} />}
      </Pressable>
      {because !== undefined && (
        <span
          id={reason}
          className={props.isReasonTold ? 'visually-hidden' : 'because'}
          data-asked={isAsked || undefined}
        >
          {because}
        </span>
      )}
      {because !== undefined && (
        <span className="visually-hidden" aria-live="polite">
          {isAsked ? because : ''}
        </span>
      )}
    </>
  );
}

function Caps({ hint }: { hint: string }) {
  return (
    <span className="caps" aria-hidden="true">
      {hint.split('+').map((cap) => (
        <kbd key={cap}>{cap}</kbd>
      ))}
    </span>
  );
}
