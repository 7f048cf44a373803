import { describe, expect, test } from "vitest";
import { STACK_PAGE_BITS } from "./profile";
import { StackPages } from "./stackPages";

const PAGE = 1 << STACK_PAGE_BITS;

/** Writes stacks of the given lengths, asking for room in steps; returns where they begin. Row k of stack s is s + k. */
function write(lengths: readonly number[], step: number): { pages: StackPages; starts: number[] } {
  const pages = new StackPages();
  const starts: number[] = [];
  for (const [stack, length] of lengths.entries()) {
    pages.begin();
    for (let row = 0; row < length; row += step) {
      const rows = Math.min(step, length - row);
      pages.reserve(rows);
      for (let index = 0; index < rows; index++) pages.page[pages.offset++] = stack + row + index;
    }
    expect(pages.length).toBe(length);
    starts.push(pages.start);
  }
  return { pages, starts };
}

describe("stacks lie in pages and never cross one", () => {
  test.each([
    ["short ones", [0, 3, 1, 0, 5], 2],
    ["a page filled to the end", [PAGE - 1, 1, 1, 0, 2], PAGE],
    ["one that does not fit any more", [PAGE - 2, 3, 4], 4],
    ["one of exactly a page", [1, PAGE, 2], 1000],
    ["one longer than a page, then others", [2, 2 * PAGE + 5, 0, 3, 1, PAGE - 1, 7], 4096],
    ["the same with all its room at once", [2, 2 * PAGE + 5, 3, 1], 3 * PAGE],
    ["two longer than a page", [PAGE + 1, PAGE + 1, 1], 100_000],
  ])("%s", (_, lengths, step) => {
    const { pages, starts } = write(lengths, step);
    for (const [stack, length] of lengths.entries()) {
      const page = pages.pages[starts[stack] >>> STACK_PAGE_BITS] ?? new Uint32Array(0);
      const offset = starts[stack] & (PAGE - 1);
      const rows = page.subarray(offset, offset + length);
      expect(rows.length).toBe(length);
      expect(
        rows.every((row, index) => row === stack + index),
        `stack ${stack}`,
      ).toBe(true);
    }
  });

  test("room asked for and not used is the next stack's", () => {
    const pages = new StackPages();
    pages.begin();
    pages.reserve(5 * PAGE);
    pages.offset += 10;
    pages.begin();
    pages.reserve(2);
    expect([pages.start, pages.pages.length]).toEqual([10, 5]);
  });
});
