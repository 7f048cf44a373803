import { expect, test } from "vitest";
import { drawChart } from "./chart.mjs";
import { decadesOf, logScale, spreadLabels } from "./scale.mjs";

test("a decade is as wide as any other", () => {
  const scale = logScale([10, 1000], [0, 200]);
  expect([10, 100, 1000].map(value => Math.round(scale(value)))).toEqual([0, 100, 200]);
});

test("the axis runs over whole decades around the values", () => {
  expect(decadesOf([12, 990])).toEqual([10, 100, 1000]);
  expect(decadesOf([10, 1000])).toEqual([10, 100, 1000]);
  expect(decadesOf([100])).toEqual([100, 1000]);
});

test("labels that would overlap go apart, the others stay", () => {
  expect(spreadLabels([50, 10, 12, 90], 10)).toEqual([50, 10, 20, 90]);
  expect(spreadLabels([10, 10, 10], 5)).toEqual([10, 15, 20]);
});

test("what grows as the size does lies on its dashed line; what grows more slowly begins above it", () => {
  const chart = (name: string, first: number) =>
    drawChart({
      title: "Time",
      note: "a < b",
      xTitle: "stacks",
      yTitle: "ms",
      series: [
        {
          name,
          points: [
            { x: 10, y: first },
            { x: 1000, y: 5000 },
          ],
        },
      ],
    });
  /** The heights of the first point and of the dashed line's beginning; heights grow downwards. */
  const heights = (svg: string) => [
    Number(/<circle [^>]*cy="([\d.]+)"/.exec(svg)?.[1]),
    Number(/<line [^>]*y1="([\d.]+)"[^>]*stroke-dasharray/.exec(svg)?.[1]),
  ];
  const [linear = 0, dashed = 1] = heights(chart("linear", 50));
  expect(linear).toBe(dashed);
  const [slower = 0, itsDashed = 0] = heights(chart("slower", 500));
  expect(slower).toBeLessThan(itsDashed);
  expect(chart("<&>", 50)).toContain("&lt;&amp;>");
  expect(chart("linear", 50)).toContain("a &lt; b");
});
