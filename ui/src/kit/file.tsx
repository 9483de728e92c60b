// Choosing a file: the input is there for keyboards and readers; what is seen of it is its label.

import { type ReactNode, useEffect, useId, useRef } from 'react';

type Props = {
  /** What the file is. */
  label: string;
  /** What the button says. */
  choose: string;
  /** The end of the names that are offered, with its dot. */
  accept: string;
  /** The name of the file that is chosen. */
  name?: string | undefined;
  /** What is wrong. */
  error?: ReactNode;
  /** A file was chosen. */
  onChoose(file: File): void;
};

/** The choice of one file. */
export function FileChoice({ label, choose, accept, name, error, onChoose }: Props) {
  const [id, fault] = [useId(), useId()];
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (error) input.current?.focus();
  }, [error]);
  return (
    <div className="field file">
      {/* The browser's own words would be in the browser's language. */}
      <input
        ref={input}
        id={id}
        type="file"
        accept={accept}
        aria-label={label}
        aria-invalid={Boolean(error)}
        aria-describedby={error ? fault : undefined}
        onChange={({ target }) => {
          const file = target.files?.[0];
          // The same file again is a choice too.
          target.value = '';
          if (file) onChoose(file);
        }}
      />
      <label className="btn" htmlFor={id}>
        {choose}
      </label>
      {name && <span className="code">{name}</span>}
      {error && (
        <p id={fault} className="error state" data-state="refused">
          {error}
        </p>
      )}
    </div>
  );
}

/** Bytes as the server reads them in JSON. */
export const hexOf = async (file: File): Promise<string> =>
  Array.from(new Uint8Array(await file.arrayBuffer()), (byte) => byte.toString(16).padStart(2, '0')).join('');
