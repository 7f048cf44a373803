import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { finished, runSteps } from "../../base/steps";
import { DEFAULT_CONFIG } from "../config";
import { profileOfStacks, type StackSample } from "../fixtures/stackText";
import { FlameTree } from "../flame/tree";
import { type FrameTable, functionFrames } from "../frames";
import { withoutFramesOf } from "../granularFrames";
import { maxStackDepth } from "../shape";
import { estimatedFlat, frameTotals } from "../totals";
import type { Profile } from "../../model/profile";
import { compileFilters } from ".";

const name = fc.constantFrom("a", "b", "c", "d");
const frame = fc.tuple(name, fc.boolean()).map(([text, isInlined]) => (isInlined ? `+${text}` : text));
const frames = fc.tuple(name, fc.array(frame, { maxLength: 12 })).map(([first, more]) => [first, ...more]);
const stacks: fc.Arbitrary<readonly StackSample[]> = fc.array(
  fc.record({ frames, values: fc.tuple(fc.integer({ min: -2, max: 5 })) }),
  { minLength: 1, maxLength: 9 },
);
const expression = fc.constantFrom("", "a", "[ab]", "c|d");

/** All that is made of stacks, by name. */
function pictureOf(profile: Profile, table: FrameTable): unknown {
  const column = profile.samples.values[0];
  const totals = runSteps(frameTotals(profile, table, column));
  const tree = new FlameTree(profile, table, column.values, undefined);
  const grow = (node: number): string => {
    runSteps(tree.expand([node]));
    const first = tree.firstChild[node];
    const children = Array.from({ length: tree.childCount[node] }, (_, index) => first + index);
    const own = node === 0 ? "" : table.printableName(tree.frame[node]);
    const inside = children.map(grow).toSorted().join(" ");
    return `${own} ${tree.value[node]} ${tree.flags[node]} (${inside})`;
  };
  const flat = estimatedFlat(profile, table, column.values);
  return {
    totals: Array.from({ length: table.count }, (_, row) => [
      table.printableName(row),
      totals.flat[row],
      totals.cum[row],
      totals.inlined[row],
      flat[row],
    ]),
    deepest: runSteps(maxStackDepth(profile, table)),
    tree: grow(0),
  };
}

describe("hidden locations", () => {
  it("are as good as gone from the stacks", async () => {
    await fc.assert(
      fc.asyncProperty(
        stacks,
        expression,
        expression,
        expression,
        expression,
        async (samples, hide, show, showFrom, pruneFrom) => {
          const config = { ...DEFAULT_CONFIG, hide, show, show_from: showFrom, prune_from: pruneFrom };
          const filters = await compileFilters(config, () => undefined);
          if (!filters.ok) throw new Error(filters.error.message);
          const profile = profileOfStacks(samples);
          const units = () => finished({ byKey: new Map(), ignored: new Map() });
          const masked = runSteps(filters.value.applyMasked(profile, units, () => undefined));
          const copied = runSteps(filters.value.apply(profile, units, () => undefined));
          if (!masked.ok || !copied.ok) throw new Error("not filtered");
          const table = functionFrames(masked.value.profile);
          const { hidden } = masked.value;
          expect(
            pictureOf(masked.value.profile, hidden === undefined ? table : withoutFramesOf(table, hidden)),
          ).toEqual(pictureOf(copied.value, functionFrames(copied.value)));
        },
      ),
      { numRuns: 200 },
    );
  });
});
