import { describe, expect, test } from "vitest";
import { runSteps } from "../base/steps";
import { STACK_PAGE_BITS } from "./profile";
import { StackPages } from "./stackPages";
import type { LentKernel, StackRows } from "./stackRows";

const PAGE = 1 << STACK_PAGE_BITS;

/** Stacks of the given lengths; row k of stack s is s + k. */
function stacksOf(lengths: readonly number[]): { rows: StackRows; starts: number[] } {
  const pages = new StackPages();
  const starts = lengths.map((length, stack) => {
    pages.begin();
    pages.reserve(length);
    for (let row = 0; row < length; row++) pages.page[pages.offset++] = stack + row;
    return pages.start;
  });
  return { rows: pages.finish(), starts };
}

function expectStacks({ pages }: StackRows, starts: readonly number[], lengths: readonly number[]): void {
  for (const [stack, length] of lengths.entries()) {
    const offset = starts[stack] & (PAGE - 1);
    const rows = pages[starts[stack] >>> STACK_PAGE_BITS].subarray(offset, offset + length);
    expect([rows.length, rows[0], rows.at(-1)]).toEqual([length, stack, stack + length - 1]);
  }
}

/** What a kernel sees of a stack. */
function inKernel({ kernel, rows }: LentKernel, start: number, length: number): number[] {
  const stack = kernel.uint32(rows + 4 * start, length);
  return [stack[0], stack[length - 1]];
}

describe.each([
  ["on one page", [3, 1, 5]],
  ["on several pages", [PAGE - 3, 5, PAGE, 2, 2 * PAGE + 7, 4]],
])("stacks %s", (_, lengths) => {
  test("lie in the lent kernel's memory, and stay where they are when it grows", () => {
    const { rows, starts } = stacksOf(lengths);
    for (const bytes of [16, 1 << 24, 1 << 26]) {
      const seen = rows.lend(bytes, lent => {
        lent.kernel.bytes(lent.scratch, bytes).fill(0xff);
        return starts.map((start, stack) => inKernel(lent, start, lengths[stack]));
      });
      expect(seen).toEqual(lengths.map((length, stack) => [stack, stack + length - 1]));
      expectStacks(rows, starts, lengths);
    }
  });

  test("a computation that pauses keeps its memory while others use the kernel", () => {
    const { rows, starts } = stacksOf(lengths);
    const keeping = rows.lendAlone(64, function* ({ kernel, scratch }) {
      kernel.bytes(scratch, 64).fill(7);
      yield;
      return [...kernel.bytes(scratch, 64)];
    });
    keeping.next();
    rows.lend(1 << 25, ({ kernel, scratch }) => kernel.bytes(scratch, 1 << 25).fill(9));
    expect(runSteps(keeping)).toEqual(Array.from({ length: 64 }, () => 7));
    expectStacks(rows, starts, lengths);
  });

  test("one that is given up does not keep the next from its turn", () => {
    const { rows } = stacksOf(lengths);
    const order: string[] = [];
    const computing = (name: string) =>
      rows.lendAlone(1 << 10, function* () {
        order.push(`${name} begins`);
        yield;
        order.push(`${name} ends`);
        return name;
      });
    const first = computing("first");
    first.next();
    expect(runSteps(computing("second"))).toBe("second");
    expect(order.filter(line => line.startsWith("second"))).toEqual(["second begins", "second ends"]);
  });
});
