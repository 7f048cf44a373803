import { beforeEach, describe, expect, it } from "vitest";
import { answerOfStacks } from "../../render/flame/fixtures/answerOfStacks";
import { HoverStore } from "./HoverStore";

const answer = answerOfStacks("a;b 2\nc 1");
const hit = { answer, box: 1 };
const other = { answer, box: 2 };
let hover = new HoverStore();

beforeEach(() => {
  hover = new HoverStore();
});

describe("hover", () => {
  it("is a new state only when the box changes", () => {
    hover.pointAt(hit, 10, 10);
    const before = hover.snapshot();
    hover.pointAt({ answer, box: 1 }, 12, 10);
    expect(hover.snapshot()).toBe(before);
    expect(hover.xPx).toBe(12);
    hover.pointAt(other, 12, 10);
    expect(hover.snapshot().hit?.box).toBe(2);
    hover.leave();
    expect(hover.snapshot().hit).toBeUndefined();
  });
});

describe("Shift", () => {
  beforeEach(() => hover.pointAt(hit, 10, 10));

  it("held, freezes while it is held", () => {
    hover.shiftDown(0);
    hover.pointAt(other, 50, 50);
    hover.leave();
    expect(hover.snapshot()).toEqual({ hit, frozen: true });
    hover.shiftUp(2000);
    expect(hover.snapshot().frozen).toBe(false);
  });

  it("pressed shortly, freezes until it is pressed again", () => {
    hover.shiftDown(0);
    hover.shiftUp(100);
    expect(hover.snapshot().frozen).toBe(true);
    hover.shiftDown(1000);
    hover.shiftUp(1100);
    expect(hover.snapshot()).toEqual({ hit: undefined, frozen: false });
  });

  it("let go with the pointer on the tooltip, stays frozen", () => {
    hover.shiftDown(0);
    hover.setOnTooltip(true);
    hover.shiftUp(5000);
    expect(hover.snapshot().frozen).toBe(true);
    expect(hover.release()).toBe(true);
    expect(hover.release()).toBe(false);
  });

  it("freezes nothing where there is nothing", () => {
    hover.leave();
    hover.shiftDown(0);
    expect(hover.snapshot().frozen).toBe(false);
  });
});
