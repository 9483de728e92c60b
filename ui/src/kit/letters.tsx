// Letters that people read to each other or copy: large, in fours. Must not know what they open or prove.

/** Letters in fours, whatever hyphens they came with. */
export const inFours = (code: string): string[] =>
  code.replace(/[^A-Za-z0-9]/g, '').match(/.{1,4}/g) ?? [code];

/** The letters. */
export function Letters({ of }: { of: string }) {
  return (
    <p className="told-letters code">
      {inFours(of).map((group, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a group's place is what it is
        <span key={at}>{group}</span>
      ))}
    </p>
  );
}
