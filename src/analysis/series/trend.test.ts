import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inOrderOfTime } from "./order";
import { trendOf } from "./trend";

const figures = fc.array(fc.integer({ min: -1_000_000, max: 1_000_000 }), { minLength: 1, maxLength: 30 });
const trend = (...values: number[]) => trendOf(Float64Array.from(values));

describe("a trend", () => {
  it("of figures on a line is that line's slope", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1000, max: 1000 }),
        fc.integer({ min: -1000, max: 1000 }),
        fc.integer({ min: 2, max: 50 }),
        (start, slope, count) => {
          const values = Array.from({ length: count }, (_, step) => start + slope * step);
          const found = trend(...values);
          expect(found.slope).toBeCloseTo(slope, 6);
          expect(found.isGrowing).toBe(slope > 0);
          expect(found.outlier).toBe(-1);
        },
      ),
    );
  });

  it("has the slope that leaves the least squares", () => {
    fc.assert(
      fc.property(figures, fc.double({ min: -10, max: 10, noNaN: true }), (values, off) => {
        const middle = (values.length - 1) / 2;
        const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
        const squares = (slope: number) =>
          values.reduce((sum, value, step) => sum + (value - mean - slope * (step - middle)) ** 2, 0);
        const { slope } = trend(...values);
        expect(squares(slope)).toBeLessThanOrEqual(squares(slope + off) * (1 + 1e-9) + 1e-6);
      }),
    );
  });

  it("turned round in time has the opposite slope, the same median, and the same figure out of line", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer(), { minLength: 1, maxLength: 30 }), values => {
        const one = trend(...values);
        const other = trend(...values.toReversed());
        expect(other.slope).toBeCloseTo(-one.slope, 4);
        expect(other.median).toBe(one.median);
        expect(other.outlier < 0).toBe(one.outlier < 0);
      }),
    );
  });

  it("has nothing out of line among few figures, equal ones, or ones that scatter as much", () => {
    expect(trend(1, 1, 100).outlier).toBe(-1);
    expect(trend(5, 5, 5, 5, 5).outlier).toBe(-1);
    expect(trend(1, 9, 3, 7, 5, 2, 8).outlier).toBe(-1);
  });

  it("finds one of forty that is four times the others, also where the others are equal", () => {
    const pods = Array.from({ length: 40 }, (_, pod) => (pod === 17 ? 400 : 100 + (pod % 5)));
    expect(trend(...pods).outlier).toBe(17);
    expect(trend(...pods.map(value => (value < 200 ? 100 : value))).outlier).toBe(17);
  });

  it("grows only where every figure is more than the one before", () => {
    expect(trend(1, 2, 3).isGrowing).toBe(true);
    expect(trend(1, 2, 2, 3).isGrowing).toBe(false);
    expect(trend(3).isGrowing).toBe(false);
  });
});

describe("profiles", () => {
  const profile = (name: string, timeNanos = 0n) => ({ name, read: { header: { timeNanos } as never } });
  const names = (...profiles: ReturnType<typeof profile>[]) =>
    inOrderOfTime(profiles).map(({ name }) => name);

  it("are in order of time, or of their names and the numbers in them where one has no time", () => {
    expect(names(profile("a", 3n), profile("b", 1n), profile("c", 2n))).toEqual(["b", "c", "a"]);
    expect(names(profile("heap-10"), profile("heap-9", 7n), profile("heap-1"))).toEqual([
      "heap-1",
      "heap-9",
      "heap-10",
    ]);
  });
});
