import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { between, centred, fitCamera, panned, revealed, visibleBounds, zoomAt } from "./camera";
import { overlap } from "./hitTest";

const length = fc.double({ min: 20, max: 20_000, noNaN: true });
const size = fc.record({ width: length, height: length });
const view = fc.record({
  width: fc.double({ min: 100, max: 4000, noNaN: true }),
  height: fc.double({ min: 100, max: 4000, noNaN: true }),
});
const shift = fc.double({ min: -1e5, max: 1e5, noNaN: true });
const boundsOf = ({ width, height }: { width: number; height: number }) => ({
  left: 0,
  top: 0,
  right: width,
  bottom: height,
});

describe("looking at a graph", () => {
  test("fitted, all of it is in the view", () => {
    fc.assert(
      fc.property(size, view, (graph, view) => {
        const seen = visibleBounds(fitCamera(graph, view), view);
        expect(seen.left).toBeLessThanOrEqual(0.001);
        expect(seen.top).toBeLessThanOrEqual(0.001);
        expect(seen.right).toBeGreaterThanOrEqual(graph.width - 0.001);
        expect(seen.bottom).toBeGreaterThanOrEqual(graph.height - 0.001);
      }),
    );
  });

  test("wherever it is moved and however it is zoomed, some of it stays in the view", () => {
    const factor = fc.double({ min: 0.01, max: 100, noNaN: true });
    fc.assert(
      fc.property(size, view, shift, shift, factor, (graph, view, dxPx, dyPx, factor) => {
        const moved = panned(fitCamera(graph, view), dxPx, dyPx, graph, view);
        const camera = zoomAt(moved, view.width / 2, 0, factor, graph, view);
        expect(overlap(visibleBounds(camera, view), boundsOf(graph))).toBe(true);
      }),
    );
  });

  test("what is under the pointer stays there", () => {
    const graph = { width: 1000, height: 1000 };
    const view = { width: 500, height: 500 };
    const before = fitCamera(graph, view);
    const after = zoomAt(before, 200, 300, 2, graph, view);
    const at = ({ scale, xPx, yPx }: typeof before) => [(200 - xPx) / scale, (300 - yPx) / scale];
    expect(after.scale).toBeCloseTo(before.scale * 2);
    for (const [index, point] of at(after).entries()) expect(point).toBeCloseTo(at(before)[index]);
  });

  test("what is brought into the view is in it, and what is there does not move", () => {
    const camera = { scale: 1, xPx: 0, yPx: 0 };
    const view = { width: 400, height: 300 };
    const inside = { left: 100, top: 100, right: 200, bottom: 150 };
    expect(revealed(camera, inside, view)).toEqual(camera);
    const outside = { left: 900, top: -50, right: 1000, bottom: 20 };
    const { left, top, right, bottom } = visibleBounds(revealed(camera, outside, view), view);
    expect([left < 900, top < -50, right > 1000, bottom > 20]).toEqual([true, true, true, true]);
    const middle = visibleBounds(centred(camera, outside, view), view);
    expect([(middle.left + middle.right) / 2, (middle.top + middle.bottom) / 2]).toEqual([950, -15]);
  });

  test("a glide begins and ends where it should", () => {
    const from = { scale: 0.3, xPx: 10, yPx: 20 };
    const to = { scale: 2, xPx: -300, yPx: 5 };
    expect(between(from, to, 1)).toBe(to);
    const start = between(from, to, 0);
    expect([start.scale, start.xPx, start.yPx]).toEqual([0.3, 10, 20]);
  });
});
