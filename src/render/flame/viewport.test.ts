import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  blendViewports,
  clampRange,
  MIN_SPAN,
  panBySpans,
  revealRange,
  showsSame,
  type Viewport,
  WHOLE_GRAPH,
  zoomAround,
} from "./viewport";

// Doubles can shrink for hours: a failure is told as it was found.
fc.configureGlobal({ endOnFailure: true });

const viewports = fc
  .record({
    center: fc.double({ min: 0, max: 1, noNaN: true }),
    zoom: fc.double({ min: 0, max: 8, noNaN: true }),
    scrollPx: fc.integer({ min: 0, max: 5000 }),
  })
  .map(({ center, zoom, scrollPx }): Viewport => {
    const half = 10 ** -zoom / 2;
    return { ...clampRange(center - half, center + half), scrollPx };
  });
const fractions = fc.double({ min: 0, max: 1, noNaN: true });

function isInGraph({ fromFraction, toFraction }: Viewport | ReturnType<typeof clampRange>): boolean {
  return fromFraction >= 0 && toFraction <= 1 && toFraction - fromFraction >= MIN_SPAN * 0.999;
}

describe("clampRange", () => {
  it("always gives a range within the graph, and the same one for a range that is", () => {
    const edge = fc.double({ min: -3, max: 3, noNaN: true });
    fc.assert(
      fc.property(edge, edge, (a, b) => {
        const range = clampRange(Math.min(a, b), Math.max(a, b));
        expect(isInGraph(range)).toBe(true);
        // To the last bit but one: a span just made may differ by a rounding from the difference of its edges.
        const again = clampRange(range.fromFraction, range.toFraction);
        expect(Math.abs(again.fromFraction - range.fromFraction)).toBeLessThan(1e-15);
        expect(Math.abs(again.toFraction - range.toFraction)).toBeLessThan(1e-15);
      }),
    );
  });

  it("moves rather than cuts", () => {
    expect(clampRange(-0.25, 0.25)).toEqual({ fromFraction: 0, toFraction: 0.5 });
    expect(clampRange(0.75, 1.25)).toEqual({ fromFraction: 0.5, toFraction: 1 });
    expect(clampRange(-1, 2)).toEqual({ fromFraction: 0, toFraction: 1 });
  });
});

describe("zoomAround", () => {
  it("keeps the anchor in place, unless an end of the graph or the deepest zoom is in the way", () => {
    fc.assert(
      fc.property(
        viewports,
        fractions,
        fc.double({ min: 0.2, max: 5, noNaN: true }),
        (viewport, place, factor) => {
          const span = viewport.toFraction - viewport.fromFraction;
          const anchor = viewport.fromFraction + place * span;
          const zoomed = zoomAround(viewport, anchor, factor);
          expect(isInGraph(zoomed)).toBe(true);
          const zoomedSpan = zoomed.toFraction - zoomed.fromFraction;
          const atEnd = zoomed.fromFraction === 0 || zoomed.toFraction === 1;
          if (atEnd || zoomedSpan <= MIN_SPAN * 1.01) return;
          expect((anchor - zoomed.fromFraction) / zoomedSpan).toBeCloseTo(place, 4);
          expect(span / zoomedSpan).toBeCloseTo(factor, 4);
        },
      ),
    );
  });

  it("comes back to the whole graph and no further", () => {
    expect(zoomAround({ fromFraction: 0.4, toFraction: 0.6, scrollPx: 7 }, 0.5, 0.01)).toEqual({
      ...WHOLE_GRAPH,
      scrollPx: 7,
    });
  });
});

it("panning never leaves the graph and keeps the span", () => {
  fc.assert(
    fc.property(viewports, fc.double({ min: -10, max: 10, noNaN: true }), (viewport, spans) => {
      const panned = panBySpans(viewport, spans);
      expect(isInGraph(panned)).toBe(true);
      const span = viewport.toFraction - viewport.fromFraction;
      expect(Math.abs(panned.toFraction - panned.fromFraction - span)).toBeLessThan(1e-12);
    }),
  );
});

describe("revealRange", () => {
  const half: Viewport = { fromFraction: 0.4, toFraction: 0.6, scrollPx: 0 };
  it.each([
    ["inside", 0.45, 0.5, 0.4, 0.6],
    ["covering", 0, 1, 0.4, 0.6],
    ["cut at the left", 0.35, 0.45, 0.35, 0.55],
    ["cut at the right", 0.55, 0.65, 0.45, 0.65],
    ["narrow, elsewhere", 0.1, 0.2, 0.1, 0.3],
    ["wide, elsewhere", 0, 0.3, 0.1, 0.3],
    ["beginning at the left edge", 0.4, 0.9, 0.4, 0.6],
  ])("%s", (_, from, to, fromFraction, toFraction) => {
    const shown = revealRange(half, { fromFraction: from, toFraction: to });
    expect(shown.fromFraction).toBeCloseTo(fromFraction, 12);
    expect(shown.toFraction).toBeCloseTo(toFraction, 12);
  });
});

describe("blendViewports", () => {
  it("stays between its ends, and is monotonic", () => {
    const between = (value: number, a: number, b: number) =>
      value >= Math.min(a, b) - 1e-12 && value <= Math.max(a, b) + 1e-12;
    fc.assert(
      fc.property(viewports, viewports, fractions, (start, end, progress) => {
        const { fromFraction, toFraction, scrollPx } = blendViewports(start, end, progress);
        expect(between(fromFraction, start.fromFraction, end.fromFraction)).toBe(true);
        expect(between(toFraction, start.toFraction, end.toFraction)).toBe(true);
        expect(between(scrollPx, start.scrollPx, end.scrollPx)).toBe(true);
        expect(toFraction).toBeGreaterThan(fromFraction);
      }),
    );
  });

  it("is its ends at the ends", () => {
    fc.assert(
      fc.property(viewports, viewports, (start, end) => {
        expect(blendViewports(start, end, 0)).toBe(start);
        expect(blendViewports(start, end, 1)).toBe(end);
      }),
    );
  });
});

it("showsSame overlooks what the eye does", () => {
  expect(showsSame({ fromFraction: 0, toFraction: 0.5 }, { fromFraction: 0.0001, toFraction: 0.5 })).toBe(
    true,
  );
  expect(showsSame({ fromFraction: 0, toFraction: 0.5 }, { fromFraction: 0.01, toFraction: 0.5 })).toBe(
    false,
  );
});
