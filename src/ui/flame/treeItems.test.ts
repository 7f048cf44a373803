import { describe, expect, it } from "vitest";
import type { FlameAnswer } from "../../engine/protocol";
import { boxOfPath } from "../../render/flame/boxPath";
import { answerOfStacks } from "../../render/flame/fixtures/answerOfStacks";
import { treeItemsAround } from "./treeItems";

/** The items as an indented list: `name level/position of siblings`, + and − for what can be opened. */
function listOf(answer: FlameAnswer, path: readonly string[]): string[] {
  return treeItemsAround(answer, boxOfPath(answer, path), "count").map(
    ({ name, level, position, siblingCount, expanded }) =>
      `${" ".repeat(level)}${expanded === undefined ? "·" : expanded ? "-" : "+"} ${name.split(",")[0]} ${position ?? "?"}/${siblingCount ?? "?"}`,
  );
}

const answer = answerOfStacks("a;b;c;d 4\na;b;e 2\na;f;g 1\nh;i 3");

describe("treeItemsAround", () => {
  it("gives ancestors, siblings and children in reading order", () => {
    expect(listOf(answer, ["a", "b"])).toEqual([
      " - all 1/1",
      "  - a 1/2",
      "   - b 1/2",
      "    + c 1/2",
      "    · e 2/2",
      "   + f 2/2",
    ]);
    expect(listOf(answer, [])).toEqual([" - all 1/1", "  + a 1/2", "  + h 2/2"]);
  });

  it("does not claim to know siblings that are outside of the answer", () => {
    const part = { ...answer, question: { ...answer.question, from: 0.5, to: 0.8 } };
    expect(listOf(part, ["a", "f"]).at(-1)).toBe("    · g 1/1");
    expect(listOf(part, ["a"])).toContain("  - a ?/?");
  });

  it("knows of callees that are below the depth limit", () => {
    expect(listOf(answerOfStacks("a;b;c 1", { depthLimit: 3 }), ["a", "b"])).toEqual([
      " - all 1/1",
      "  - a 1/1",
      "   + b 1/1",
    ]);
  });

  it("stays small, however many siblings there are", () => {
    const wide = answerOfStacks(Array.from({ length: 3000 }, (_, index) => `f${index};x 1`).join("\n"));
    const items = treeItemsAround(wide, boxOfPath(wide, ["f1500"]), "count");
    expect(items.length).toBeLessThan(110);
    expect(items.find(item => item.name.startsWith("f1500,"))).toMatchObject({
      position: 1501,
      siblingCount: 3000,
    });
  });
});
