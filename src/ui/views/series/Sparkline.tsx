const WIDTH = 140;
const HEIGHT = 24;
/** Around the line, so that its dots are whole. */
const MARGIN = 3;

/** Figures in order of time as a line over 0. @param label the figures in words */
export function Sparkline({
  values,
  chosen,
  outlier,
  label,
}: {
  readonly values: Float64Array;
  /** The step that is looked at. */
  readonly chosen: number | undefined;
  /** The step that is out of line; -1: none. */
  readonly outlier: number;
  readonly label: string;
}) {
  const highest = Math.max(0, ...values);
  const lowest = Math.min(0, ...values);
  const range = highest - lowest || 1;
  const x = (step: number) =>
    values.length === 1 ? WIDTH / 2 : MARGIN + (step * (WIDTH - 2 * MARGIN)) / (values.length - 1);
  const y = (value: number) => MARGIN + ((highest - value) * (HEIGHT - 2 * MARGIN)) / range;
  const points = Array.from(values, (value, step) => `${x(step).toFixed(1)},${y(value).toFixed(1)}`);
  return (
    <svg
      className="sparkline"
      role="img"
      aria-label={label}
      width={WIDTH}
      height={HEIGHT}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
    >
      <title>{label}</title>
      <line className="sparkline-zero" x1={0} x2={WIDTH} y1={y(0)} y2={y(0)} />
      <polyline points={points.join(" ")} />
      {outlier >= 0 ? (
        <circle className="sparkline-outlier" cx={x(outlier)} cy={y(values[outlier])} r={3} />
      ) : null}
      {chosen !== undefined && chosen < values.length ? (
        <circle className="sparkline-chosen" cx={x(chosen)} cy={y(values[chosen])} r={2.5} />
      ) : null}
    </svg>
  );
}
