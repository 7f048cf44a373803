/** What can be said of one function's figures, one after the other. */
export interface Trend {
  /** The slope of the line of least squares through them, per step. */
  readonly slope: number;
  /** They rise from every step to the next. */
  readonly isGrowing: boolean;
  readonly median: number;
  /** The step that is out of the others' scatter; -1: none. */
  readonly outlier: number;
}

/** With fewer, nothing can be said of how much figures scatter. */
const LEAST_FOR_OUTLIERS = 4;
/** Modified z-score beyond which a figure is out: Iglewicz and Hoaglin, How to Detect and Handle Outliers (1993). */
const OUTLYING_SCORE = 3.5;
/** Both make a score of 1 one standard deviation of a normal distribution. */
const MAD_SCALE = 1.4826;
const MEAN_DEVIATION_SCALE = 1.2533;

/** The trend of figures in order of time, at least one. */
export function trendOf(values: Float64Array): Trend {
  const median = medianOf(values);
  return {
    slope: slopeOf(values),
    isGrowing: values.length > 1 && values.every((value, step) => step === 0 || value > values[step - 1]),
    median,
    outlier: outlierOf(values, median),
  };
}

/** Least squares over the steps 0, 1, 2 …; 0 for a single one. */
function slopeOf(values: Float64Array): number {
  const middle = (values.length - 1) / 2;
  let products = 0;
  let squares = 0;
  for (let step = 0; step < values.length; step++) {
    products += (step - middle) * values[step];
    squares += (step - middle) ** 2;
  }
  return squares === 0 ? 0 : products / squares;
}

function medianOf(values: Float64Array): number {
  const sorted = values.toSorted();
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

/**
 * The figure furthest from the median, by the modified z-score: deviations over their median, or over their mean where
 * more than half of the figures are equal.
 */
function outlierOf(values: Float64Array, median: number): number {
  if (values.length < LEAST_FOR_OUTLIERS) return -1;
  const deviations = values.map(value => Math.abs(value - median));
  const ofMedian = MAD_SCALE * medianOf(deviations);
  const scale =
    ofMedian > 0
      ? ofMedian
      : (MEAN_DEVIATION_SCALE * deviations.reduce((sum, each) => sum + each, 0)) / values.length;
  let furthest = 0;
  for (let step = 1; step < values.length; step++) {
    if (deviations[step] > deviations[furthest]) furthest = step;
  }
  return scale > 0 && deviations[furthest] / scale > OUTLYING_SCORE ? furthest : -1;
}
