import { describe, expect, it } from "vitest";
import { amountText, type FigureChange, isBeyondNoise, noiseText, presence, relativeText } from "./rowChange";

const change = (base: number, newValue: number, sigmas?: number): FigureChange => ({
  base,
  new: newValue,
  sigmas,
});

describe("a row of a comparison", () => {
  it("says whether the function is on one side only", () => {
    expect(presence({ flat: change(0, 5), cum: change(0, 5) })).toBe("new");
    expect(presence({ flat: change(5, 0), cum: change(5, 0) })).toBe("gone");
    expect(presence({ flat: change(0, 5), cum: change(7, 9) })).toBe("");
  });

  it("says how much of the base the change is", () => {
    expect(relativeText(change(100, 123), "")).toBe("+23%");
    expect(relativeText(change(100, 50), "")).toBe("-50%");
    expect(relativeText(change(0, 5), "new")).toBe("new");
    expect(relativeText(change(5, 0), "gone")).toBe("gone");
    expect(relativeText(change(0, 0), "new")).toBe("0%");
    expect(relativeText(change(0, 5), "")).toBe("from 0");
    expect(relativeText(change(5, 0), "")).toBe("to 0");
  });

  it("says whether it may be chance", () => {
    expect(isBeyondNoise(change(100, 150, 3))).toBe(true);
    expect(isBeyondNoise(change(100, 50, -3))).toBe(true);
    expect(isBeyondNoise(change(100, 110, 2.99))).toBe(false);
    expect(isBeyondNoise(change(100, 900))).toBe(false);
    expect(noiseText(change(100, 50, -4.21))).toBe("4.2 sigma: beyond noise");
    expect(noiseText(change(100, 90, -0.7))).toBe("0.7 sigma: could be chance");
    expect(noiseText(change(100, 90))).toBe("");
  });

  it("prints amounts in the table's unit where they fit", () => {
    expect(amountText(1.5e9, "nanoseconds", "ms")).toBe("1500ms");
    expect(amountText(-3_061_728_395, "nanoseconds", "ns")).toBe("-3.06s");
  });
});
