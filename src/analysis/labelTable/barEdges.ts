/** The numbers that a histogram has to hold. */
export interface NumberSpread {
  readonly min: number;
  readonly max: number;
  /** The least number above 0, or `Infinity`. */
  readonly minPositive: number;
  /** Most samples are in the first of as many equal steps as there may be bars. */
  readonly isCrowded: boolean;
}

/** Bars that a histogram may have. */
export const MOST_BARS = 20;
/** From this ratio on, steps may grow. */
const WIDE = 100;

/**
 * Where the bars of a histogram begin and end, at round numbers: bar `i` holds edges[i] ≤ number < edges[i + 1].
 * Steps are equal, or grow by a factor where the numbers are far apart and most are small; then 0 and what is
 * below have bars of their own.
 * @param isBinary round numbers are powers of two, as for bytes
 */
export function barEdges({ min, max, minPositive, isCrowded }: NumberSpread, isBinary: boolean): number[] {
  if (!isCrowded || max < WIDE * minPositive) return evenEdges(min, max, isBinary);
  const edges: number[] = [];
  if (min < 0) edges.push(min);
  if (min <= 0) edges.push(0);
  return [...edges, ...growingEdges(minPositive, max, isBinary, MOST_BARS - edges.length)];
}

function evenEdges(min: number, max: number, isBinary: boolean): number[] {
  // Beyond 2^53 there are steps too small for doubles.
  const leastStep = Math.max(-min, max) * 2 ** -50;
  for (const step of isBinary ? powersOf(2) : roundNumbers()) {
    if (step < leastStep) continue;
    let index = Math.floor(min / step);
    // The quotient may have been rounded up.
    if (index * step > min) index--;
    const edges = [index * step];
    while (edges.length <= MOST_BARS && edges[edges.length - 1] <= max) edges.push(++index * step);
    if (edges[edges.length - 1] > max) return edges;
  }
  throw new Error("Steps grow without end.");
}

function growingEdges(min: number, max: number, isBinary: boolean, mostBars: number): number[] {
  const scales: (() => Generator<number>)[] = isBinary ? [] : [roundNumbers];
  for (let power = 1; power <= 4; power++) scales.push(() => powersOf((isBinary ? 2 : 10) ** power));
  for (const scale of scales) {
    const edges: number[] = [];
    for (const edge of scale()) {
      if (edge <= min) edges[0] = edge;
      else edges.push(edge);
      if (edge > max) break;
    }
    if (edges.length - 1 <= mostBars) return edges;
  }
  throw new Error("No 64-bit number is out of reach of these scales.");
}

function* powersOf(base: number): Generator<number> {
  for (let power = 0; ; power++) yield base ** power;
}

/** 1, 2, 5, 10, 20, 50 … */
function* roundNumbers(): Generator<number> {
  for (const decade of powersOf(10)) yield* [decade, 2 * decade, 5 * decade];
}
