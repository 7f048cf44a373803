import { expect, it } from "vitest";
import { boxOfPath, NO_BOX } from "./boxPath";
import { boxToReveal } from "./boxToReveal";
import { answerOfStacks } from "./fixtures/answerOfStacks";
import { type Pane, ROW_PX } from "./pane";
import { WHOLE_GRAPH } from "./viewport";

const answer = answerOfStacks("a;b;c;d;e;f;target 6\na;x;target 2\nz;target 4");
const paneAt = (change: Partial<Pane["viewport"]>, rows = 20): Pane => ({
  viewport: { ...WHOLE_GRAPH, ...change },
  widthPx: 1000,
  heightPx: rows * ROW_PX,
  rootAtBottom: false,
});

it("none while one is on screen", () => {
  expect(boxToReveal(paneAt({}), answer, "target")).toBe(NO_BOX);
  expect(boxToReveal(paneAt({}, 5), answer, "target")).toBe(NO_BOX);
});

it("the widest where none is", () => {
  const deepest = boxOfPath(answer, ["a", "b", "c", "d", "e", "f", "target"]);
  expect(boxToReveal(paneAt({ fromFraction: 0, toFraction: 0.4 }, 5), answer, "target")).toBe(deepest);
  expect(
    boxToReveal(paneAt({ scrollPx: 4 * ROW_PX, fromFraction: 0.7, toFraction: 1 }), answer, "target"),
  ).toBe(deepest);
});

it("none for a function that has no box", () => {
  expect(boxToReveal(paneAt({}), answer, "elsewhere")).toBe(NO_BOX);
});
