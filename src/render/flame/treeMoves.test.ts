import { describe, expect, it } from "vitest";
import { boxOfPath, NO_BOX } from "./boxPath";
import { factsOfBox, rootText, shortNameOfBox, spokenBox } from "./boxWords";
import { answerOfStacks } from "./fixtures/answerOfStacks";
import { pictureOf } from "./fixtures/pictureOf";
import { nextBoxNamed, TREE_MOVES, type TreeMove } from "./treeMoves";

const answer = answerOfStacks(
  `
  lib/json.Marshal;lib/json.encode 6
  lib/json.Marshal;lib/json.flush;io.write 3
  lib/json.Marshal;t1 1
  lib/json.Marshal;t2 1
  lib/json.Marshal;t3 1
  runtime.gc;json.none 4
`,
  { mergeBelow: 2 },
);

it("the picture that the keys walk on", () => {
  expect(pictureOf(answer, 48)).toBe(
    [
      "all---------------------------------------------",
      "json.Marshal------------------------runtime.gc--",
      "json.encode-------json.flus3 more---json.none---",
      "                  io.write-",
    ].join("\n"),
  );
});

/** Presses keys one after the other, from the root. */
function walk(...moves: TreeMove[]): string {
  let box = 0;
  for (const move of moves) {
    const next = TREE_MOVES[move](answer, box);
    if (next !== NO_BOX) box = next;
  }
  return shortNameOfBox(answer, box);
}

describe("arrow keys", () => {
  it.each<[TreeMove[], string]>([
    [["parent"], "all"],
    [["widestChild"], "json.Marshal"],
    [["widestChild", "right"], "runtime.gc"],
    [["widestChild", "right", "right"], "runtime.gc"],
    [["widestChild", "widestChild"], "json.encode"],
    [["widestChild", "widestChild", "widestChild"], "json.encode"],
    [["widestChild", "widestChild", "right"], "json.flush"],
    [["widestChild", "widestChild", "right", "widestChild"], "io.write"],
    [["widestChild", "widestChild", "right", "right"], "3 more"],
    [["widestChild", "widestChild", "right", "right", "right"], "3 more"],
    [["widestChild", "widestChild", "left"], "json.encode"],
    [["widestChild", "widestChild", "parent", "parent"], "all"],
    [["deepest"], "json.encode"],
    [["deepest", "root"], "all"],
  ])("%j → %s", (moves, expected) => {
    expect(walk(...moves)).toBe(expected);
  });
});

describe("type-ahead", () => {
  const find = (from: readonly string[], typed: string, includeFrom = false) => {
    const box = nextBoxNamed(answer, boxOfPath(answer, from), typed, includeFrom);
    return box === NO_BOX ? undefined : shortNameOfBox(answer, box);
  };
  it("goes on in reading order, and around", () => {
    expect(find([], "json")).toBe("json.Marshal");
    expect(find(["lib/json.Marshal"], "json")).toBe("json.encode");
    expect(find(["lib/json.Marshal", "lib/json.flush"], "JSON")).toBe("json.none");
    expect(find(["runtime.gc", "json.none"], "json")).toBe("json.Marshal");
  });

  it("stays while the box still fits what is typed", () => {
    expect(find(["lib/json.Marshal", "lib/json.flush"], "json.f", true)).toBe("json.flush");
    expect(find(["lib/json.Marshal", "lib/json.flush"], "json.n", true)).toBe("json.none");
  });

  it("knows when there is none", () => {
    expect(find([], "lib")).toBeUndefined();
  });
});

describe("words", () => {
  const merged = boxOfPath(answer, ["lib/json.Marshal", "lib/json.flush"]) + 1;

  it("for a screen reader", () => {
    expect(spokenBox(answer, 0, "count")).toBe("all, cum 100%, flat 0%");
    expect(spokenBox(answer, 1, "count")).toBe("json.Marshal, cum 75.00%, flat 0%");
    expect(spokenBox(answer, merged, "count")).toBe("3 more, cum 18.75%");
  });

  it("for a tooltip", () => {
    expect(rootText(answer, "milliseconds")).toBe("all · 16ms");
    expect(
      factsOfBox(answer, boxOfPath(answer, ["lib/json.Marshal", "lib/json.encode"]), "milliseconds"),
    ).toEqual({
      name: "lib/json.encode",
      title: "lib/json.encode",
      figures: [
        ["cum", "6ms", "37.50%"],
        ["flat", "6ms", "37.50%"],
        ["of parent", "", "50.00%"],
      ],
      notes: ["lib/json.encode.go:1"],
    });
    expect(factsOfBox(answer, merged, "count").notes).toEqual([
      "3 functions narrower than a pixel, together 3 (18.75%): zoom in to open",
    ]);
  });

  it("with the sign of what a comparison took away", () => {
    const less = { ...answer, value: answer.value.map(value => -value) };
    expect(factsOfBox(less, 1, "bytes").figures[0]).toEqual(["cum", "-12B", "75.00%"]);
  });
});
