import { expect, test } from "vitest";
import { hitAt } from "./hitTest";
import type { GraphLayout } from "./layout/graphLayout";

const drawing = (left: number, top: number, right: number, bottom: number) => ({
  bounds: { left, top, right, bottom },
  shapes: [],
  lines: [],
});

/** Two boxes, and an edge that runs straight down from one to the other at x = 50. */
const LAYOUT: GraphLayout = {
  widthPt: 100,
  heightPt: 200,
  boxes: [
    { ...drawing(20, 0, 80, 40), id: "N1", kind: "function", row: 0 },
    { ...drawing(20, 160, 80, 200), id: "N2", kind: "function", row: 1 },
  ],
  edges: [
    {
      ...drawing(48, 40, 90, 160),
      source: 0,
      destination: 1,
      curve: Float32Array.of(50, 40, 50, 80, 50, 120, 50, 160),
      label: { left: 60, top: 90, right: 90, bottom: 105 },
    },
  ],
};

test.each([
  ["a box", 30, 20, { kind: "box", index: 0 }],
  ["the other box", 79, 199, { kind: "box", index: 1 }],
  ["an edge's line", 52, 70, { kind: "edge", index: 0 }],
  ["an edge's text", 80, 100, { kind: "edge", index: 0 }],
  ["nothing beside the line", 60, 70, undefined],
  ["nothing outside", 95, 20, undefined],
])("%s is hit", (_, x, y, hit) => {
  expect(hitAt(LAYOUT, x, y, 4)).toEqual(hit);
});
