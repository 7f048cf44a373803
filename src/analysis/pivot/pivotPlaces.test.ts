import fc from "fast-check";
import { expect, it } from "vitest";
import { runSteps } from "../../base/steps";
import type { Profile } from "../../model/profile";
import { profileOfStacks, type StackSample } from "../fixtures/stackText";
import { layoutFlame } from "../flame/layout";
import { type StackWalk, wholeStacks } from "../flame/stackWalk";
import { FlameTree } from "../flame/tree";
import { type FrameTable, functionFrames } from "../frames";
import { withoutFramesOf } from "../granularFrames";
import { calleesWalk, callersWalk, findPivot } from "./pivotPlaces";

const NAMES = ["a", "b", "c", "d"];
const name = fc.constantFrom(...NAMES);
const frame = fc.tuple(name, fc.boolean()).map(([text, isInlined]) => (isInlined ? `+${text}` : text));
// More than a block is long.
const stack = fc
  .tuple(name, fc.array(frame, { maxLength: 20 }))
  .map(([first, more]) => [first, ...more])
  .chain(frames => fc.constantFrom(frames, []));
const samples = fc.array(fc.record({ frames: stack, values: fc.tuple(fc.integer({ min: -3, max: 5 })) }), {
  minLength: 1,
  maxLength: 9,
});
const pivots = fc.uniqueArray(name, { minLength: 1, maxLength: 3 });

/** Frames of the way → value, weight (a magnitude), and value of what ends there. */
type Paths = Map<string, [value: number, weight: number, self: number]>;

/** Every node of a tree, by its path. */
function pathsOf(profile: Profile, frames: FrameTable, walk: StackWalk): Paths {
  const tree = new FlameTree(profile, frames, profile.samples.values[0].values, undefined, { walk });
  const layout = runSteps(layoutFlame(tree, { from: 0, to: 1, widthPx: 1e9, depthLimit: 1000 }));
  const paths: Paths = new Map();
  const pathOf: string[] = [];
  for (let box = 0; box < layout.boxCount; box++) {
    const node = layout.node[box];
    pathOf[box] = box === 0 ? "" : `${pathOf[layout.parent[box]]};${frames.printableName(tree.frame[node])}`;
    paths.set(pathOf[box], [tree.value[node], tree.weight[node], tree.self[node]]);
  }
  return paths;
}

/** The same by writing every stack out. @param wayOf names from the root → the way that counts, or undefined */
function slowPaths(
  stacks: readonly (readonly [names: readonly string[], value: number])[],
  wayOf: (names: readonly string[]) => readonly string[] | undefined,
): Paths {
  const paths: Paths = new Map([["", [0, 0, 0]]]);
  for (const [names, value] of stacks) {
    const way = wayOf(names);
    if (way === undefined || value === 0) continue;
    for (let length = 0; length <= way.length; length++) {
      const path = way
        .slice(0, length)
        .map(text => `;${text}`)
        .join("");
      const [sum, weight, self] = paths.get(path) ?? [0, 0, 0];
      paths.set(path, [sum + value, weight + Math.abs(value), self + (length === way.length ? value : 0)]);
    }
  }
  return paths;
}

/** Hides some locations: the same profile with fewer frames. */
function hideSome(stacks: readonly StackSample[], hiddenName: string | undefined) {
  const profile = profileOfStacks(stacks);
  const all = functionFrames(profile);
  if (hiddenName === undefined) return { profile, frames: all };
  // A location goes with all that is inlined in it, where its outermost frame has that name.
  const hidden = Uint8Array.from(all.entry, code => {
    const outermost = code >= 0x80000000 ? all.lists[code - 0x80000000 + 1] : code;
    return all.printableName(outermost >>> 1) === hiddenName ? 1 : 0;
  });
  return { profile, frames: withoutFramesOf(all, hidden) };
}

function namesOf(frames: readonly string[], hiddenName: string | undefined): string[] {
  const runs: string[][] = [];
  for (const text of frames) {
    if (text.startsWith("+") && runs.length > 0) runs.at(-1)?.push(text.slice(1));
    else runs.push([text.replace("+", "")]);
  }
  return runs.filter(([outermost]) => outermost !== hiddenName).flat();
}

it("callers and callees are what is around the outermost pivot frame, each sample once on either side", () => {
  fc.assert(
    fc.property(samples, pivots, fc.option(name, { nil: undefined }), (stacks, chosen, hiddenName) => {
      const { profile, frames } = hideSome(stacks, hiddenName);
      const isPivot = Uint8Array.from({ length: frames.count }, (_, row) =>
        chosen.includes(frames.printableName(row)) ? 1 : 0,
      );
      const places = runSteps(findPivot(profile, frames, isPivot));
      const written = stacks.map(
        ({ frames: texts, values }) => [namesOf(texts, hiddenName), values[0]] as const,
      );
      const pivotOf = (names: readonly string[]) => names.findIndex(text => chosen.includes(text));
      const around = (cut: (names: readonly string[], at: number) => readonly string[]) =>
        slowPaths(written, names => (pivotOf(names) < 0 ? undefined : cut(names, pivotOf(names))));

      const callers = pathsOf(profile, frames, runSteps(callersWalk(places)));
      expect(callers).toEqual(around((names, at) => names.slice(0, at).toReversed()));
      const callees = pathsOf(profile, frames, runSteps(calleesWalk(places, false)));
      expect(callees).toEqual(around((names, at) => names.slice(at + 1)));
      const withPivot = pathsOf(profile, frames, runSteps(calleesWalk(places, true)));
      expect(withPivot).toEqual(around((names, at) => names.slice(at)));

      // One scale: both sides are as wide as the samples that hold the pivot.
      let [cum, width] = [0, 0];
      for (const [names, value] of written) {
        if (pivotOf(names) < 0) continue;
        cum += value;
        width += Math.abs(value);
      }
      for (const side of [callers, callees, withPivot])
        expect(side.get("")?.slice(0, 2)).toEqual([cum, width]);
    }),
    { numRuns: 300 },
  );
});

it("bottom-up, stacks begin at the leaf", () => {
  fc.assert(
    fc.property(samples, fc.option(name, { nil: undefined }), (stacks, hiddenName) => {
      const { profile, frames } = hideSome(stacks, hiddenName);
      const written = stacks.map(
        ({ frames: texts, values }) => [namesOf(texts, hiddenName), values[0]] as const,
      );
      const inverted = pathsOf(profile, frames, wholeStacks(profile.samples.stackLength, true));
      expect(inverted).toEqual(slowPaths(written, names => names.toReversed()));
    }),
    { numRuns: 300 },
  );
});
