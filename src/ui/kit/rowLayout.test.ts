import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { layOutRows, MAX_HEIGHT_CSS, scrollTopForRow } from "./rowLayout";

const area = (rowCount: number) => ({ rowCount, rowHeightCss: 26, viewportCss: 520 });

describe("rows of one height", () => {
  it("are plainly scrolled while the browser can hold them", () => {
    const layout = layOutRows(area(1000), 260);
    expect(layout.heightCss).toBe(26_000);
    expect([layout.firstVisibleRow, layout.endVisibleRow]).toEqual([10, 30]);
    expect([layout.firstRow, layout.endRow]).toEqual([2, 38]);
    expect(layout.topOfRow(12)).toBe(312);
  });

  it("are all reachable where the browser cannot", () => {
    const million = area(1_000_000);
    const top = layOutRows(million, 0);
    expect(top.heightCss).toBe(MAX_HEIGHT_CSS);
    expect(top.firstVisibleRow).toBe(0);
    expect(top.topOfRow(0)).toBe(0);
    const bottom = layOutRows(million, MAX_HEIGHT_CSS - 520);
    expect(bottom.endVisibleRow).toBe(1_000_000);
    expect(bottom.topOfRow(999_999)).toBeCloseTo(MAX_HEIGHT_CSS - 26, 3);
  });

  it("may be none, or fewer than fit", () => {
    expect(layOutRows(area(0), 0)).toMatchObject({ heightCss: 0, firstRow: 0, endRow: 0 });
    expect(layOutRows(area(3), 0)).toMatchObject({ heightCss: 78, firstRow: 0, endRow: 3 });
    expect(scrollTopForRow(area(3), 0, 2)).toBe(0);
  });

  it("come into view with the least scrolling", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 2_000_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (rowCount, rowShare, scrollShare) => {
          const rows = area(rowCount);
          const row = Math.min(rowCount - 1, Math.floor(rowShare * rowCount));
          const { heightCss } = layOutRows(rows, 0);
          const before = scrollShare * Math.max(0, heightCss - rows.viewportCss);
          // Browsers keep whole pixels.
          const after = Math.round(scrollTopForRow(rows, before, row));
          const layout = layOutRows(rows, after);
          expect(layout.firstVisibleRow).toBeLessThanOrEqual(row);
          expect(layout.endVisibleRow).toBeGreaterThan(row);
          expect(layout.firstRow).toBeLessThanOrEqual(row);
        },
      ),
    );
  });
});
