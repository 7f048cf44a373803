export function logScale(
  values: readonly [number, number],
  places: readonly [number, number],
): (value: number) => number;
export function decadesOf(values: readonly number[]): number[];
export function spreadLabels(places: readonly number[], height: number): number[];
