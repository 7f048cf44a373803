import { expect, test } from "vitest";
import { presetEffect } from "./presetText";

test("ignore says what goes, hide also what callers get", () => {
  const share = { presetId: "", removed: 0.1187, moved: 0 };
  expect(presetEffect("ignore", share)).toEqual(["−11.87%"]);
  expect(presetEffect("hide", share)).toEqual(["−11.87%"]);
  expect(presetEffect("hide", { ...share, moved: 0.4238 })).toEqual(["−11.87%", "42.38% to callers"]);
  expect(presetEffect("hide", { ...share, removed: 0, moved: 0.0004 })).toEqual(["0.04% to callers"]);
  expect(presetEffect("hide", { ...share, removed: 0 })).toEqual(["frames only"]);
});
