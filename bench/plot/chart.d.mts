export interface Series {
  readonly name: string;
  readonly points: { x: number; y: number }[];
}

export function drawChart(chart: {
  title: string;
  note: string;
  xTitle: string;
  yTitle: string;
  series: readonly Series[];
}): string;
