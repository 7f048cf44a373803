import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  BOX_PX,
  fractionOfX,
  maxScrollPx,
  type Pane,
  ROW_PX,
  rowOfY,
  scrollToRow,
  scrollToZoomedRow,
  visibleRows,
  xOfFraction,
  yOfRow,
} from "./pane";

const panes = fc.record({
  viewport: fc.record({
    fromFraction: fc.double({ min: 0, max: 0.4, noNaN: true }),
    toFraction: fc.double({ min: 0.5, max: 1, noNaN: true }),
    scrollPx: fc.integer({ min: 0, max: 4000 }),
  }),
  widthPx: fc.integer({ min: 100, max: 4000 }),
  heightPx: fc.integer({ min: 60, max: 2000 }),
  rootAtBottom: fc.boolean(),
  startRow: fc.constantFrom(0, 1),
});

describe("a pane", () => {
  it("turns fractions into pixels and back", () => {
    fc.assert(
      fc.property(panes, fc.double({ min: 0, max: 1, noNaN: true }), (pane, fraction) => {
        expect(fractionOfX(pane, xOfFraction(pane, fraction))).toBeCloseTo(fraction, 9);
      }),
    );
  });

  it("finds a row at any height inside its boxes", () => {
    fc.assert(
      fc.property(panes, fc.nat(300), fc.integer({ min: 1, max: BOX_PX - 2 }), (pane, row, insidePx) => {
        expect(rowOfY(pane, yOfRow(pane, row) + insidePx)).toBe(row);
      }),
    );
  });

  it("counts the rows that are on screen, and no others", () => {
    fc.assert(
      fc.property(panes, fc.nat(300), (pane, place) => {
        const row = pane.startRow + place;
        const { firstRow, endRow } = visibleRows(pane);
        const y = yOfRow(pane, row);
        const isOnScreen = y + BOX_PX > 0 && y < pane.heightPx;
        if (isOnScreen) expect(row >= firstRow && row < endRow).toBe(true);
        else if (y + ROW_PX < 0 || y > pane.heightPx + ROW_PX) {
          expect(row >= firstRow && row < endRow).toBe(false);
        }
      }),
    );
  });

  it("scrolls as little as brings a row into view", () => {
    fc.assert(
      fc.property(panes, fc.nat(300), (pane, place) => {
        const row = pane.startRow + place;
        fc.pre(pane.heightPx >= 4 * ROW_PX);
        const scrollPx = scrollToRow(pane, row);
        const scrolled: Pane = { ...pane, viewport: { ...pane.viewport, scrollPx } };
        const y = yOfRow(scrolled, row);
        expect(y >= 0 && y + BOX_PX <= pane.heightPx).toBe(true);
        expect(scrollToRow(scrolled, row)).toBe(scrollPx);
        expect(scrollToZoomedRow(scrolled, row)).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

it("scrolls until the last row and its margin are in view", () => {
  expect(maxScrollPx(10, 500)).toBe(0);
  expect(maxScrollPx(100, 500)).toBe(100 * ROW_PX + 8 - 500);
});
