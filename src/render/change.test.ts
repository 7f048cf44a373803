import { describe, expect, it } from "vitest";
import { CHANGE_GONE, CHANGE_NEW, CHANGE_STEPS, changeStep, changeText, deltaText } from "./change";

describe("changeStep", () => {
  it("is as far from no change for twice as for half", () => {
    expect(changeStep(100, 100)).toBe(0);
    for (const factor of [1.1, 1.3, 1.7, 2, 5]) {
      expect(changeStep(100 * factor, 100)).toBe(-changeStep(100, 100 * factor));
    }
    expect(changeStep(200, 100)).toBe(CHANGE_STEPS);
    expect(changeStep(1e9, 100)).toBe(CHANGE_STEPS);
    expect(changeStep(10, 100)).toBe(-CHANGE_STEPS);
  });

  it("shows the least change", () => {
    expect(changeStep(1_000_001, 1_000_000)).toBe(1);
    expect(changeStep(999_999, 1_000_000)).toBe(-1);
  });

  it("tells what is new and what is gone", () => {
    expect(changeStep(5, 0)).toBe(CHANGE_NEW);
    expect(changeStep(-5, 0)).toBe(CHANGE_NEW);
    expect(changeStep(0, 5)).toBe(CHANGE_GONE);
    expect(changeStep(0, 0)).toBe(0);
  });

  it("goes by more and less where values are negative", () => {
    expect(changeStep(-200, -100)).toBe(-CHANGE_STEPS);
    expect(changeStep(-100, -200)).toBe(CHANGE_STEPS);
    expect(changeStep(5, -5)).toBe(CHANGE_STEPS);
    expect(changeStep(-5, 5)).toBe(-CHANGE_STEPS);
  });
});

it("says the relative change in words", () => {
  const words = [
    [123, 100],
    [105.25, 100],
    [94.8, 100],
    [100.001, 100],
    [99.96, 100],
    [100, 100],
    [5000, 100],
    [5, 0],
    [0, 5],
    [-50, -100],
  ].map(([newValue = 0, base = 0]) => changeText(newValue, base));
  expect(words).toEqual([
    "+23%",
    "+5.3%",
    "-5.2%",
    "+<0.1%",
    "-<0.1%",
    "0%",
    "+over 1000%",
    "new",
    "gone",
    "+50%",
  ]);
});

it("puts a sign before a difference", () => {
  expect(deltaText(1.2e9, "nanoseconds")).toBe("+1.20s");
  expect(deltaText(-3e8, "nanoseconds")).toBe("-300ms");
  expect(deltaText(0, "nanoseconds")).toBe("0");
});
