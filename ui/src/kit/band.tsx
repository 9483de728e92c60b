// The machine-readable zone of a document, each part over its legend. Owns its looks; must not know how it is
// read, nor compute a key: Rust says which are right.

/** A part of a line: its characters as printed; `check` says whether its last character, a key, is right. */
export type BandPart = { text: string; legend?: string; check?: 'right' | 'wrong' };

type Props = {
  label: string;
  lines: BandPart[][];
  /** Beside other things, where there is less room. */
  isSmall?: boolean;
};

/** The zone as it is printed. */
export function Band({ label, lines, isSmall = false }: Props) {
  return (
    <section className={isSmall ? 'mrz mrz-small' : 'mrz'} aria-label={label}>
      {lines.map((parts) => (
        <div key={parts.map(({ text }) => text).join()} className="line">
          {parts.map((part, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: parts stand where they are printed, and may be alike
            <Part key={at} {...part} />
          ))}
        </div>
      ))}
    </section>
  );
}

function Part({ text, legend, check }: BandPart) {
  const body = check ? text.slice(0, -1) : text;
  return (
    <span className={text.length < 3 ? 'part part-narrow' : 'part'}>
      <code>
        {body.split(/(<+)/).map((run, at) =>
          // biome-ignore lint/suspicious/noArrayIndexKey: runs of one text, in its order
          run.startsWith('<') ? <i key={at}>{run}</i> : run,
        )}
        {check && <b className={check === 'wrong' ? 'wrong' : undefined}>{text.at(-1)}</b>}
      </code>
      {legend && (
        <span className="legend">
          {check ? (
            <span className="state" data-state={check === 'wrong' ? 'refused' : 'agrees'}>
              {legend}
            </span>
          ) : (
            legend
          )}
        </span>
      )}
    </span>
  );
}
