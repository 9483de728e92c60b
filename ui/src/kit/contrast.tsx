// The contrast theme, one press away. Without it the system's preference decides.

import { useEffect, useState } from 'react';
import { ToggleButton } from 'react-aria-components';

const REMEMBERED = 'theme';

/** Turns the contrast theme on and off, and remembers it on this machine. */
export function ContrastSwitch({ label }: { label: string }) {
  const [isOn, setOn] = useState(() => localStorage.getItem(REMEMBERED) === 'contrast');
  useEffect(() => {
    if (isOn) {
      document.documentElement.dataset.theme = 'contrast';
      localStorage.setItem(REMEMBERED, 'contrast');
    } else {
      delete document.documentElement.dataset.theme;
      localStorage.removeItem(REMEMBERED);
    }
  }, [isOn]);
  return (
    <ToggleButton className="btn" isSelected={isOn} onChange={setOn}>
      <span className="shape sun" />
      <span className="words">{label}</span>
    </ToggleButton>
  );
}
