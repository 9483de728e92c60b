// How full a half-day of a round is: one cell a place, the number beside it. Must not know whose visits they are.

type Props = {
  label: string;
  booked: number;
  places: number;
  /** The figures in words, « 5 sur 4 »; without it, two figures. */
  told?: string;
  /** What is said when there are more visits than places. */
  over?: string;
};

/** One line of load; several stand in columns inside an element of class `loads`. */
export function Load({ label, booked, places, told, over }: Props) {
  const isOver = booked > places;
  const cells = Array.from({ length: Math.max(booked, places) }, (_, at) => at);
  return (
    <div className="load">
      <span>{label}</span>
      <span className="track" aria-hidden="true">
        {cells.map((at) => (
          <i key={at} className={at >= places ? 'done over-places' : at < booked ? 'done' : undefined} />
        ))}
      </span>
      <span className="figures">{told ?? `${booked}/${places}`}</span>
      {isOver && over && (
        <span className="state" data-state="attention">
          {over}
        </span>
      )}
    </div>
  );
}
