import { expect, it } from "vitest";
import { EMPTY_VIEW_STATE } from "./link";
import { toggledRecursion } from "./toggledRecursion";

it("takes what calls itself out of the way to the zoomed frame", () => {
  const state = { ...EMPTY_VIEW_STATE, zoom: ["f", "f", "g", "g", "f"] };
  expect(toggledRecursion(state)).toEqual({ collapsesRecursion: true, zoom: ["f", "g", "f"] });
  expect(toggledRecursion({ ...state, collapsesRecursion: true })).toEqual({ collapsesRecursion: false });
});
