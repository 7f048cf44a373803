import { describe, expect, it } from "vitest";
import { RowRaster } from "./rowRaster";

const RED = 0xff0000ff;
const BLUE = 0xffff0000;

/** A line as text: `R` and `B` for full colours, `.` for nothing, a digit for tenths of coverage. */
function line(raster: RowRaster, index: number): string {
  return Array.from(raster.pixels.subarray(index * raster.widthPx, (index + 1) * raster.widthPx), pixel => {
    const alpha = pixel >>> 24;
    if (alpha === 0) return ".";
    if (alpha < 255) return String(Math.round((alpha / 255) * 10));
    return pixel === RED ? "R" : pixel === BLUE ? "B" : "?";
  }).join("");
}

describe("a row of boxes", () => {
  it("covers pixels in part at its edges", () => {
    const raster = new RowRaster();
    raster.reset(12, 1, 0);
    raster.addSquare(0, 1.5, 4, RED);
    raster.addSquare(0, 5, 5.25, BLUE);
    raster.addSquare(0, 6, 9.7, BLUE);
    expect(line(raster, 0)).toBe(".5RR.3BBB7..");
  });

  it("mixes the colours of boxes that share a pixel", () => {
    const raster = new RowRaster();
    raster.reset(3, 1, 0);
    raster.addSquare(0, 0, 1.5, RED);
    raster.addSquare(0, 1.5, 3, BLUE);
    expect(raster.pixels[0]).toBe(RED);
    expect(raster.pixels[1] >>> 24).toBe(255);
    expect(raster.pixels[1] & 0xff).toBeCloseTo(128, -1);
    expect(raster.pixels[2]).toBe(BLUE);
  });

  it("sets round corners in, line by line", () => {
    const raster = new RowRaster();
    raster.reset(14, 2, 2.5);
    raster.addSquare(1, 12, 13, BLUE);
    raster.spreadSquare();
    raster.addRound(1, 1, 11, RED);
    const first = raster.linesPerRow;
    expect(line(raster, first + 2)).toBe(".RRRRRRRRRR.B.");
    const covered = (index: number) => line(raster, first + index).replaceAll(/[.B]/g, "").length;
    expect(covered(0)).toBeLessThanOrEqual(covered(1));
    expect(covered(1)).toBeLessThanOrEqual(covered(2));
    expect(line(raster, first)).toMatch(/B\.$/);
  });

  it("stays within the width, and is empty again after a reset", () => {
    const raster = new RowRaster();
    raster.reset(4, 1, 0);
    raster.addSquare(0, -10, 100, RED);
    expect(line(raster, 0)).toBe("RRRR");
    raster.reset(4, 1, 0);
    expect(line(raster, 0)).toBe("....");
  });
});
