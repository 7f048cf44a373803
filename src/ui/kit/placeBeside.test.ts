import { expect, it } from "vitest";
import { placeBeside } from "./placeBeside";

const ROOM = { width: 400, height: 300 };
const BOX = { width: 100, height: 50 };
const at = (x: number, y: number) => ({ left: x, right: x, top: y, bottom: y });

it.each([
  ["right below a point", at(100, 100), { x: 114, y: 114 }],
  ["left of it at the right edge", at(350, 100), { x: 236, y: 114 }],
  ["above it at the bottom", at(100, 260), { x: 114, y: 196 }],
  ["in the other corner of both", at(390, 290), { x: 276, y: 226 }],
  ["below a box, from its left edge", { left: 20, top: 10, right: 220, bottom: 40 }, { x: 20, y: 54 }],
  ["up to its right edge", { left: 320, top: 10, right: 390, bottom: 40 }, { x: 290, y: 54 }],
  ["above it", { left: 20, top: 240, right: 220, bottom: 280 }, { x: 20, y: 176 }],
] as const)("a box stands %s", (_, about, place) => {
  expect(placeBeside(about, BOX, ROOM)).toEqual(place);
});

it("stays in the room where it fits nowhere", () => {
  expect(placeBeside(at(30, 20), { width: 90, height: 50 }, { width: 100, height: 60 })).toEqual({
    x: 4,
    y: 4,
  });
});
