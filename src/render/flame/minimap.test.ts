import fc from "fast-check";
import { expect, it } from "vitest";
import { type MinimapSize, minimapWindow, viewportAtMinimap } from "./minimap";
import { maxScrollPx, type Pane } from "./pane";
import { clampRange } from "./viewport";

const sizes = fc.record({
  widthPx: fc.integer({ min: 200, max: 3000 }),
  heightPx: fc.constant(54),
  rootAtBottom: fc.boolean(),
});
const ranges = fc
  .tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0.05, max: 1, noNaN: true }))
  .map(([center, span]) => clampRange(center - span / 2, center + span / 2));

it("the window is inside the minimap, wherever the viewport is", () => {
  fc.assert(
    fc.property(
      sizes,
      ranges,
      fc.integer({ min: 1, max: 800 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.constantFrom(0, 1),
      (size: MinimapSize, range, rowCount, place, startRow) => {
        const scrollPx = maxScrollPx(Math.max(1, rowCount - startRow), 600) * place;
        const pane: Pane = {
          viewport: { ...range, scrollPx },
          widthPx: size.widthPx,
          heightPx: 600,
          rootAtBottom: size.rootAtBottom,
          startRow,
        };
        const { x, y, widthPx, heightPx } = minimapWindow(pane, rowCount, size);
        expect(x).toBeGreaterThanOrEqual(0);
        expect(x + widthPx).toBeLessThanOrEqual(size.widthPx + 1e-6);
        expect(y).toBeGreaterThanOrEqual(0);
        expect(y + heightPx).toBeLessThanOrEqual(size.heightPx);
        // The middle of the window leads back to the viewport.
        const back = viewportAtMinimap(pane, rowCount, size, x + widthPx / 2, y + heightPx / 2);
        expect(back.fromFraction).toBeCloseTo(range.fromFraction, 6);
        expect(back.toFraction).toBeCloseTo(range.toFraction, 6);
        // Unless the window was made larger to be seen, or the graph is less high than the view.
        if (heightPx > 4 && scrollPx > 0) expect(Math.abs(back.scrollPx - scrollPx)).toBeLessThan(10);
      },
    ),
  );
});
