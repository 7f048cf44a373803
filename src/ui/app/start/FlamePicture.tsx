/** A made-up flame graph, drawn as rows of [left, width, hue] in per cent of the width; only to look at. */
const ROWS: readonly (readonly (readonly [left: number, width: number, hue: number])[])[] = [
  [
    [0, 78, 250],
    [78, 22, 155],
  ],
  [
    [0, 60, 250],
    [60, 18, 285],
    [78, 19, 155],
  ],
  [
    [0, 33, 195],
    [33, 27, 230],
    [60, 15, 285],
    [78, 12, 70],
    [90, 6, 155],
  ],
  [
    [0, 29, 195],
    [33, 15, 230],
    [48, 11, 20],
    [60, 8, 285],
    [78, 9, 70],
  ],
  [
    [0, 12, 195],
    [12, 14, 345],
    [33, 10, 230],
    [48, 8, 20],
    [60, 4, 320],
    [78, 5, 70],
  ],
  [
    [2, 7, 195],
    [12, 9, 345],
    [33, 5, 110],
    [49, 4, 20],
    [79, 3, 70],
  ],
];

/** A picture of what is to come. */
export function FlamePicture() {
  return (
    <div className="flame-picture" aria-hidden>
      {ROWS.flatMap((row, depth) =>
        row.map(([left, width, hue]) => (
          <span
            key={`${depth} ${left}`}
            style={{
              top: `${depth * 18}px`,
              left: `${left}%`,
              width: `calc(${width}% - 2px)`,
              background: `oklch(var(--box-l) var(--box-c) ${hue})`,
            }}
          />
        )),
      )}
    </div>
  );
}
