import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type FrameText, sampleTexts, stackWeights, typeTexts } from "../fixtures/profileText";
import { readGood, refusal } from "../fixtures/readText";
import { type SpeedscopeFile, speedscopeWeights } from "../fixtures/speedscopeExport";

const FIXTURES = new URL("fixtures/", import.meta.url);

/**
 * `fixtures/work.mjs.txt`, recorded by Node 20.20.2 with `--cpu-prof --cpu-prof-interval 2000` and with `--heap-prof
 * --heap-prof-interval 65536`, and what speedscope 1.25.0 exported after importing those files.
 */
const fixture = (name: string) => readFileSync(new URL(name, FIXTURES), "utf8");
const exported = (name: string) => JSON.parse(fixture(`${name}.speedscope.json`)) as SpeedscopeFile;

/** Both call nameless functions by where they are, each in its own way. */
const nameless = (name: string) => (name.startsWith("(anonymous") ? "" : name);
const ours: FrameText = ({ name, file, startLine }) => `${nameless(name)}@${file}:${startLine}`;
const theirs = ({ name, file = "", line = 0 }: { name: string; file?: string; line?: number }) =>
  `${nameless(name)}@${file.replace("file://", "")}:${line}`;
/** speedscope leaves these out, or puts them on top of the stack before. */
const isOfV8 = (stack: string) => /(^|;)\((program|idle|root|garbage collector)\)@:0$/.test(stack);
const withoutV8 = (weights: Map<string, number>) =>
  Object.fromEntries([...weights].filter(([stack, weight]) => !isOfV8(stack) && weight !== 0));

test("Node's CPU profile: every stack has the time that speedscope gives it", async () => {
  const profile = await readGood(fixture("node.cpuprofile"));
  expect(typeTexts(profile)).toEqual(["samples/count", "wall/nanoseconds"]);
  expect(profile.recordedAs).toBe("V8 CPU profile (.cpuprofile)");
  const weights = withoutV8(stackWeights(profile, 1, ours));
  const expected = [...speedscopeWeights(exported("node.cpuprofile"), theirs)];
  expect(Object.keys(weights).length).toBeGreaterThan(10);
  expect(weights).toEqual(withoutV8(new Map(expected.map(([stack, micros]) => [stack, 1000 * micros]))));
});

test("Node's heap profile: every stack has the bytes that speedscope gives it", async () => {
  const profile = await readGood(fixture("node.heapprofile"));
  expect(typeTexts(profile)).toEqual(["samples/count", "inuse_space/bytes"]);
  const weights = withoutV8(stackWeights(profile, 1, ours));
  // Here speedscope keeps the root, and V8's lines, which are from 0.
  const fromOne = (frame: { name: string; file?: string; line?: number }) =>
    theirs({ ...frame, line: (frame.line ?? 0) + 1 });
  const expected = [...speedscopeWeights(exported("node.heapprofile"), fromOne)];
  expect(weights).toEqual(
    withoutV8(new Map(expected.map(([stack, bytes]) => [stack.replace(/^\(root\)@:0;/, ""), bytes]))),
  );
  expect(Object.keys(weights).length).toBeGreaterThan(3);
});

interface Node {
  id: number;
  callFrame: { functionName: string; url: string; lineNumber: number; columnNumber: number };
  hitCount?: number;
  children?: number[];
  parent?: number;
  positionTicks?: { line: number; ticks: number }[];
}

const node = (id: number, functionName: string, more: Partial<Node> = {}): Node => ({
  id,
  callFrame: { functionName, url: "file:///app/x.js", lineNumber: 10 * id - 1, columnNumber: 4 },
  ...more,
});

/** (root) → main → (work, idle) */
const small = (changes: object = {}) =>
  JSON.stringify({
    nodes: [
      node(1, "(root)", { children: [2] }),
      node(2, "main", { children: [4, 3] }),
      node(3, "work", { hitCount: 2 }),
      node(4, "idle", { hitCount: 1 }),
    ],
    startTime: 1000,
    endTime: 1100,
    samples: [3, 4, 3],
    timeDeltas: [10, 20, 30],
    ...changes,
  });

const read = async (text: string, frameText?: FrameText) => sampleTexts(await readGood(text), frameText);

test("a sample lasts until the next one, the last until the end", async () => {
  // Samples at 1010, 1030, 1060; the end is 1100.
  expect(await read(small())).toEqual(["main;work 2 60000", "main;idle 1 30000"]);
  expect((await readGood(small())).header.durationNanos).toBe(100_000n);
  expect(await read(small({ endTime: undefined }))).toEqual(["main;work 2 20000", "main;idle 1 30000"]);
});

test("lines: where functions begin, and those in which the leaf was seen", async () => {
  const nodes = [
    node(1, "(root)", { children: [2] }),
    node(2, "main", { children: [3] }),
    node(3, "", {
      positionTicks: [
        { line: 31, ticks: 1 },
        { line: 35, ticks: 2 },
      ],
    }),
  ];
  const text = small({ nodes, samples: [3, 3, 3] });
  const frameText: FrameText = ({ name, file, line, startLine }) => `${name} ${file}:${line}>${startLine}`;
  expect(await read(text, frameText)).toEqual([
    "main /app/x.js:20>20;(anonymous:L#30:C#5) /app/x.js:31>30 1 30000",
    "main /app/x.js:20>20;(anonymous:L#30:C#5) /app/x.js:35>30 2 60000",
  ]);
});

test("samples out of order are put in order, with a warning", async () => {
  // Samples at 1010, 1060, 1030.
  const text = small({ timeDeltas: [10, 50, -30] });
  expect(await read(text)).toEqual(["main;work 2 50000", "main;idle 1 40000"]);
  expect((await readGood(text)).warnings.map(({ code }) => code)).toEqual(["samples-out-of-order"]);
});

test("hit counts share the time where there are no samples; parents instead of children", async () => {
  const nodes = [
    node(1, "(root)"),
    node(2, "main", { parent: 1 }),
    node(3, "work", { parent: 2, hitCount: 4 }),
  ];
  expect(await read(small({ nodes, samples: undefined, timeDeltas: undefined }))).toEqual([
    "main;work 4 100000",
  ]);
});

test("the form before 2016: a tree, in seconds", async () => {
  const old = (id: number, functionName: string, hitCount: number, children: unknown[] = []) => ({
    functionName,
    url: "http://x/a.js",
    lineNumber: 3,
    columnNumber: 1,
    id,
    hitCount,
    children,
  });
  const head = old(1, "(root)", 0, [old(2, "main", 1, [old(3, "work", 2)]), old(4, "(idle)", 0)]);
  const whole = { title: "Profile 1", head, startTime: 2, endTime: 2.0003 };
  expect(await read(JSON.stringify(whole))).toEqual(["main 1 100000", "main;work 2 200000"]);
  const sampled = { ...whole, samples: [3, 2], timestamps: [2_000_100, 2_000_250] };
  expect(await read(JSON.stringify(sampled))).toEqual(["main 1 50000", "main;work 1 150000"]);
  expect((await readGood(JSON.stringify(whole))).header.comments).toEqual(["Profile 1"]);
});

test.each([
  [small({ samples: [3, 9, 3] }), "samples[1] names node 9, which is not there"],
  [small({ samples: [3, "x", 3] }), "samples[1] is a text where a number belongs"],
  [small({ timeDeltas: [1] }), "timeDeltas has 1 entries for 3 samples"],
  [small({ timeDeltas: [1, null, 2] }), "timeDeltas[1] is null where a number belongs"],
  [small({ nodes: {} }), "nodes is an object where a list belongs"],
  [small({ nodes: [1] }), "nodes[0] is a number where an object belongs"],
  [small({ nodes: [{ id: 1 }] }), "nodes[0].callFrame is missing"],
  [small({ nodes: [node(1, "a"), node(1, "b")] }), "nodes[1].id is 1, as another node's"],
  [small({ nodes: [node(1, "a", { children: [2] })] }), "nodes[0].children[0] names node 2"],
  [small({ nodes: [node(3, "a", { children: [4] }), node(4, "b", { children: [3] })] }), "in a circle"],
  [small({ nodes: [node(3, "a", { children: [3] }), node(4, "b")] }), "in a circle"],
  [
    small({ nodes: [node(1, "a", { children: [3] }), node(2, "b", { children: [3] }), node(3, "c")] }),
    "nodes[1].children[0] makes nodes[2] a child of two nodes",
  ],
  [small({ startTime: 1e300 }), "startTime is 1e+300, which is no time"],
  ['{"head":{"callFrame":{"functionName":"a"},"selfSize":"1"}}', "head.selfSize is a text"],
  ['{"head":{"callFrame":{"functionName":"a"},"selfSize":-1}}', "smaller than 0 bytes"],
  [
    '{"head":{"callFrame":{},"selfSize":1,"id":1},"samples":[{"nodeId":2}]}',
    "samples[0].nodeId names node 2",
  ],
])("what is broken is named: %s", async (text, message) => {
  const why = await refusal(text);
  expect(why).toContain("malformed: ");
  expect(why).toContain(message);
});

test("a tree of 100,000 levels", async () => {
  const depth = 100_000;
  const level = '{"callFrame":{"functionName":"f","url":""},"selfSize":0,"id":0,"children":[';
  const leaf = '{"callFrame":{"functionName":"leaf","url":""},"selfSize":7,"id":1}';
  const profile = await readGood(
    `{"head":${level.replaceAll('"id":0,', "").repeat(depth)}${leaf}${"]}".repeat(depth)}}`,
    1 << 16,
  );
  expect([...profile.samples.stackLength]).toEqual([depth + 1]);
});

test("any tree of calls comes back", async () => {
  const trees = fc.array(fc.tuple(fc.nat(), fc.string(), fc.nat(50), fc.nat(3)), {
    minLength: 1,
    maxLength: 30,
  });
  await fc.assert(
    fc.asyncProperty(
      trees,
      fc.array(fc.tuple(fc.nat(), fc.nat(100_000)), { minLength: 1 }),
      async (tree, seen) => {
        // Each node's parent is one before it.
        const nodes = tree.map(([, functionName, lineNumber], index) => ({
          id: 3 * index + 1,
          children: [] as number[],
          callFrame: { functionName: `f${functionName}`, url: "u", lineNumber, columnNumber: 0 },
        }));
        const parents = tree.map(([of], index) => (index === 0 ? -1 : of % index));
        for (const [index, parent] of parents.entries()) nodes[parent]?.children.push(nodes[index].id);
        const expected = new Map<string, number>();
        const stackOf = (index: number): string[] =>
          index < 0 ? [] : [...stackOf(parents[index]), nodes[index].callFrame.functionName];
        for (const [place, [of]] of seen.entries()) {
          const stack = stackOf(of % nodes.length).join(";");
          expected.set(stack, (expected.get(stack) ?? 0) + 1000 * (seen[place + 1]?.[1] ?? 0));
        }
        const profile = await readGood(
          JSON.stringify({
            nodes,
            samples: seen.map(([of]) => nodes[of % nodes.length].id),
            timeDeltas: seen.map(([, delta]) => delta),
          }),
        );
        expect(stackWeights(profile, 1)).toEqual(expected);
      },
    ),
    { numRuns: 100 },
  );
});
