// Says what was done, and how to undo it, for a while. Owns the while; must not know what was done.

import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Button } from './button.tsx';

/** Long enough to read it, find the button and press it. */
const SECONDS = 10;

type Props = {
  children: ReactNode;
  action?: { label: string; onPress(): void; hint?: string };
  onClose(): void;
  closeLabel: string;
  seconds?: number;
  /** Lies where it is written instead of over the foot of the page. */
  isInPlace?: boolean;
};

/** A brief message. It waits while the pointer is over it or the focus in it. */
export function Toast({ children, action, onClose, closeLabel, seconds = SECONDS, isInPlace }: Props) {
  const [isHeld, setHeld] = useState(false);
  const left = useRef(seconds * 1_000);
  const close = useRef(onClose);
  close.current = onClose;
  useEffect(() => {
    if (isHeld) return;
    const since = performance.now();
    const timer = setTimeout(() => close.current(), left.current);
    return () => {
      clearTimeout(timer);
      left.current -= performance.now() - since;
    };
  }, [isHeld]);
  return (
    <div
      className={isInPlace ? 'toast' : 'toast toast-over'}
      role="status"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={(event) => setHeld(event.currentTarget.contains(document.activeElement))}
      onFocus={() => setHeld(true)}
      onBlur={(event) => setHeld(event.currentTarget.contains(event.relatedTarget))}
    >
      <span>{children}</span>
      {action && (
        <Button look="small" onPress={action.onPress} {...(action.hint && { hint: action.hint })}>
          {action.label}
        </Button>
      )}
      <Button look="small" onPress={onClose}>
        {closeLabel}
      </Button>
    </div>
  );
}
