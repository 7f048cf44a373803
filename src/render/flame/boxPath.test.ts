import { describe, expect, it } from "vitest";
import { addressOf, boxAtAddress } from "./boxAddress";
import { boxOfPath, deepestBoxOfPath, NO_BOX, pathOfBox, stackOfBox, widerPath } from "./boxPath";
import { factsOfBox, rootText, shortNameOfBox, spokenBox } from "./boxWords";
import { answerOfStacks } from "./fixtures/answerOfStacks";
import { pictureOf } from "./fixtures/pictureOf";
import { childrenOf, hidesRows, siblingsOf } from "./rows";

const STACKS = `
  main;serve;parse 4
  main;serve;write 2
  main;serve;log 1
  main;idle 1
  gc;sweep 2
`;
const answer = answerOfStacks(STACKS);

it("the fixture is what it says", () => {
  expect(pictureOf(answer, 40)).toBe(
    [
      "all-------------------------------------",
      "main----------------------------gc------",
      "serve-----------------------idlesweep---",
      "parse-----------write---log-",
    ].join("\n"),
  );
});

describe("paths", () => {
  it("lead from every box back to it", () => {
    for (let box = 0; box < answer.boxCount; box++) {
      expect(boxOfPath(answer, pathOfBox(answer, box))).toBe(box);
      expect(boxAtAddress(answer, addressOf(answer, box))).toBe(box);
    }
  });

  it("lead nowhere, or part of the way, where a name is unknown", () => {
    expect(boxOfPath(answer, ["main", "nothing"])).toBe(NO_BOX);
    expect(deepestBoxOfPath(answer, ["main", "nothing", "parse"])).toEqual({
      box: boxOfPath(answer, ["main"]),
      foundDepth: 1,
    });
  });

  it("lose as many names as it takes to see a wider box", () => {
    const chain = answerOfStacks("a;b;c;d 3\na;x 1\nother 2");
    expect(widerPath(chain, ["a", "b", "c", "d"])).toEqual(["a"]);
    expect(widerPath(chain, ["a"])).toEqual([]);
    expect(widerPath(chain, ["a", "unknown"])).toEqual(["a"]);
    expect(widerPath(answerOfStacks("a;b 1"), ["a", "b"])).toEqual([]);
  });
});

it("children and siblings are runs", () => {
  const names = ({ first, end }: { first: number; end: number }) =>
    Array.from({ length: end - first }, (_, index) => shortNameOfBox(answer, first + index));
  expect(names(childrenOf(answer, 0))).toEqual(["main", "gc"]);
  expect(names(childrenOf(answer, boxOfPath(answer, ["main", "serve"])))).toEqual(["parse", "write", "log"]);
  expect(names(childrenOf(answer, boxOfPath(answer, ["main", "idle"])))).toEqual([]);
  expect(names(siblingsOf(answer, boxOfPath(answer, ["gc", "sweep"])))).toEqual(["sweep"]);
  expect(names(siblingsOf(answer, 0))).toEqual(["all"]);
});

describe("a merged box's address", () => {
  const merged = answerOfStacks(STACKS, { mergeBelow: 3 });
  const box = childrenOf(merged, boxOfPath(merged, ["main", "serve"])).end - 1;

  it("finds the merged box again", () => {
    expect(shortNameOfBox(merged, box)).toBe("2 more");
    expect(boxAtAddress(merged, addressOf(merged, box))).toBe(box);
  });

  it("finds what it opened into", () => {
    expect(shortNameOfBox(answer, boxAtAddress(answer, addressOf(merged, box)))).toBe("write");
  });
});

it("knows whether rows are hidden by the depth limit", () => {
  expect(hidesRows(answer)).toBe(false);
  expect(hidesRows(answerOfStacks(STACKS, { depthLimit: 3 }))).toBe(true);
});

describe("the stack that a box stands for", () => {
  const part = (kind: "inverted" | "callers" | "callees") => ({
    ...answer,
    question: { ...answer.question, part: kind === "inverted" ? { kind } : { kind, pivot: "f" } },
  });
  const parse = boxOfPath(answer, ["main", "serve", "parse"]);

  it("begins with the outermost frame, whichever way the graph leads", () => {
    expect(stackOfBox(answer, parse)).toEqual(["main", "serve", "parse"]);
    expect(stackOfBox(part("callees"), parse)).toEqual(["main", "serve", "parse"]);
    expect(stackOfBox(part("inverted"), parse)).toEqual(["parse", "serve", "main"]);
    expect(stackOfBox(part("callers"), parse)).toEqual(["parse", "serve", "main"]);
  });

  it("is told with what its weight is of", () => {
    const serve = boxOfPath(answer, ["main", "serve"]);
    const main = boxOfPath(answer, ["main"]);
    const bottomUp = part("inverted");
    expect(spokenBox(bottomUp, main, "count")).toBe("main, flat 80.00%");
    expect(spokenBox(bottomUp, serve, "count")).toBe("serve, weight 70.00%");
    expect(factsOfBox(bottomUp, serve, "count")).toMatchObject({
      figures: [
        ["weight", "7", "70.00%"],
        ["of callee", "", "87.50%"],
      ],
      notes: ["flat of main when called this way", "serve.go:1"],
    });
    const callers = { ...part("callers"), rootName: "work" };
    expect(rootText(callers, "count")).toBe("work · 10");
    expect(spokenBox(callers, 0, "count")).toBe("work, cum 100%");
    expect(spokenBox(callers, main, "count")).toBe("main, weight 80.00%");
    expect(factsOfBox(callers, main, "count").notes[0]).toBe("cost of work when called this way");
    expect(factsOfBox(callers, 0, "count").title).toBe("work");
  });
});
