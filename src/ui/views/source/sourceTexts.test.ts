import { describe, expect, test } from "vitest";
import { functionEnd } from "./functionEnd";
import { heats, hotLines, hottestLine, nextHotLine } from "./hotLines";
import { versionDoubts } from "./versionDoubts";

const GO = `package orders

func (s *store) all() []Order {
	return s.kept

}

func list[T any]() {
	go func() {
		work()
	}()
}`.split("\n");

const PYTHON = `@cached
def load(path):
    return read(path)

def save(path):
    pass`.split("\n");

const functionOf = (name: string, startLine: number) => ({
  name,
  shownName: name,
  fullName: name,
  startLine,
  firstLine: startLine,
  lastLine: startLine,
  flat: 1,
  cum: 1,
});

describe("whether the text is another version", () => {
  const doubts = (
    file: string,
    lines: readonly string[],
    costly: number[],
    ...functions: ReturnType<typeof functionOf>[]
  ) => versionDoubts({ file, line: Float64Array.from(costly), functions }, lines);

  test("nothing is said of one that fits", () => {
    const inGo = [
      functionOf("example.com/orders.(*store).all", 3),
      functionOf("example.com/orders.list[...]", 8),
      functionOf("example.com/orders.list[...].func1", 9),
      functionOf("example.com/orders.list[...].gowrap1", 11),
    ];
    expect(doubts("orders.go", GO, [4, 12], ...inGo)).toEqual([]);
    expect(doubts("a.py", PYTHON, [3], functionOf("load", 1), functionOf("<module>", 1))).toEqual([]);
    expect(
      doubts(
        "a.cpp",
        ["x", "static int", "ns::Tree::visit(int a)"],
        [3],
        functionOf("ns::Tree::visit(int)", 2),
      ),
    ).toEqual([]);
    expect(
      doubts("a.js", ["  #score(a) {"], [1], functionOf("#score", 1), functionOf("(anonymous)", 1)),
    ).toEqual([]);
  });

  test("one line more at the top is noticed where functions start exactly", () => {
    const moved = ["// new", ...GO];
    expect(doubts("orders.go", moved, [], functionOf("orders.(*store).all", 3))).toHaveLength(1);
    expect(doubts("orders.cpp", moved, [], functionOf("orders.(*store).all", 3))).toEqual([]);
  });

  test("lines beyond the end, and functions that start elsewhere", () => {
    expect(doubts("orders.go", GO, [4, 13], functionOf("orders.(*store).one", 3))).toEqual([
      "Line 13 costs something, but the file ends at line 12.",
      "orders.(*store).one does not start at line 3.",
    ]);
    const many = [1, 2, 3, 4, 5].map(line => functionOf(`nothing${line}`, line));
    expect(doubts("orders.go", GO, [20, 30], ...many)).toEqual([
      "2 lines cost something, but the file ends at line 12.",
      "nothing1 does not start at line 1, nothing2 does not start at line 2, nothing3 does not start at line 3, and 2 more.",
    ]);
  });
});

test("where functions end", () => {
  expect(functionEnd({ startLine: 3, lastLine: 4 }, GO)).toBe(6);
  expect(functionEnd({ startLine: 9, lastLine: 10 }, GO)).toBe(11);
  expect(functionEnd({ startLine: 2, lastLine: 3 }, PYTHON)).toBe(3);
  expect(functionEnd({ startLine: 5, lastLine: 6 }, PYTHON)).toBe(6);
  expect(functionEnd({ startLine: 3, lastLine: 4 }, undefined)).toBe(4);
  expect(functionEnd({ startLine: 0, lastLine: 4 }, GO)).toBe(4);
});

describe("hot lines", () => {
  const answer = {
    line: Float64Array.of(2, 3, 5, 8, 13),
    flat: Float64Array.of(0, 50, 3, -100, 90),
    cum: Float64Array.of(200, 60, 3, -100, 900),
    isOwn: Uint8Array.of(1, 1, 1, 1, 0),
  };

  test("are those of the function with a tenth of the hottest at least", () => {
    const heat = heats(answer);
    expect([...heat]).toEqual([1, 0.3, 0.015, 0.5, 1]);
    expect(hotLines(answer, heat)).toEqual([0, 1, 3]);
  });

  test("follow each other, going round", () => {
    expect([0, 7, 8, 20].map(from => nextHotLine([7, 12], from, 1))).toEqual([7, 12, 12, 7]);
    expect([7, 8, 20].map(from => nextHotLine([7, 12], from, -1))).toEqual([12, 7, 12]);
    expect(nextHotLine([], 3, 1)).toBeUndefined();
  });

  test("the hottest is the one with most flat, or where the function does little itself the one with most cum", () => {
    expect(hottestLine(answer)).toBe(8);
    expect(hottestLine({ ...answer, flat: answer.flat.map(value => value / 100) })).toBe(2);
    expect(hottestLine({ ...answer, isOwn: new Uint8Array(5) })).toBeUndefined();
  });
});
