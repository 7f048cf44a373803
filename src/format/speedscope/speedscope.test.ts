import fc from "fast-check";
import { expect, test } from "vitest";
import { type FrameText, sampleTexts, typeTexts } from "../fixtures/profileText";
import { readGood, refusal } from "../fixtures/readText";

const SCHEMA = "https://www.speedscope.app/file-format-schema.json";
const frames = [{ name: "main", file: "a.js", line: 3, col: 7 }, { name: "work" }, { name: "idle" }];
const file = (profiles: unknown, more: object = {}) =>
  JSON.stringify({ $schema: SCHEMA, shared: { frames }, profiles, ...more });

const sampled = { type: "sampled", name: "cpu", unit: "milliseconds", startValue: 0, endValue: 10 };
const evented = { type: "evented", name: "gpu", unit: "seconds", startValue: 1, endValue: 3 };
const events = [
  { type: "O", frame: 0, at: 1 },
  { type: "O", frame: 1, at: 1.5 },
  { type: "C", frame: 1, at: 2 },
  { type: "C", frame: 0, at: 3 },
];

test("samples, root first", async () => {
  const profile = await readGood(
    file([{ ...sampled, samples: [[0, 1], [0], []], weights: [1.5, 2, 1] }], { name: "x" }),
  );
  const frameText: FrameText = ({ name, file, line }) => `${name} ${file}:${line}`;
  expect(sampleTexts(profile, frameText)).toEqual([
    "main a.js:3;work :0 1500000",
    "main a.js:3 2000000",
    " 1000000",
  ]);
  expect(typeTexts(profile)).toEqual(["time/nanoseconds"]);
  expect(profile.header.durationNanos).toBe(10_000_000n);
  expect([profile.recordedAs, profile.header.comments]).toEqual(["speedscope file", ["x"]]);
});

test("events: a stack weighs what lies between them", async () => {
  const profile = await readGood(file([{ ...evented, events }]));
  expect(sampleTexts(profile)).toEqual(["main 500000000", "main;work 500000000", "main 1000000000"]);
});

test("frames that nobody closes count until the end, with a warning", async () => {
  const profile = await readGood(file([{ ...evented, events: events.slice(0, 2) }]));
  expect(sampleTexts(profile)).toEqual(["main 500000000", "main;work 1500000000"]);
  expect(profile.warnings.map(({ code }) => code)).toEqual(["unclosed-frames"]);
});

test("several profiles: units are sample types, names are labels", async () => {
  const bytes = { ...sampled, unit: "bytes", name: "", samples: [[2]], weights: [64] };
  const text = file([{ ...sampled, samples: [[0]], weights: [1] }, { ...evented, events }, bytes]);
  const profile = await readGood(text);
  expect(typeTexts(profile)).toEqual(["time/nanoseconds", "space/bytes"]);
  expect(sampleTexts(profile)).toEqual([
    "main 1000000 0 {profile:cpu}",
    "main 500000000 0 {profile:gpu}",
    "main;work 500000000 0 {profile:gpu}",
    "main 1000000000 0 {profile:gpu}",
    "idle 0 64 {profile:3}",
  ]);
});

test("rounding is carried on: a thousand halves are five hundred", async () => {
  const weights = Array.from({ length: 1000 }, () => 0.5);
  const profile = await readGood(
    file([{ ...sampled, unit: "none", samples: weights.map(() => [0]), weights }]),
  );
  expect(typeTexts(profile)).toEqual(["samples/count"]);
  expect(profile.samples.values[0].values.reduce((sum, value) => sum + value, 0)).toBe(500);
});

test.each<[unknown, string]>([
  [[], "profiles is empty"],
  [{}, "profiles is an object where a list belongs"],
  [[{ ...sampled, unit: "hours" }], "profiles[0].unit is none of none, nanoseconds"],
  [[{ ...sampled, type: "heavy" }], "profiles[0].type is neither “sampled” nor “evented”"],
  [[{ ...sampled, samples: [[0]], weights: [] }], "profiles[0].weights has 0 entries for 1 samples"],
  [[{ ...sampled, samples: [[3]], weights: [1] }], "profiles[0].samples[0] names frame 3 of 3"],
  [[{ ...sampled, samples: [[0.5]], weights: [1] }], "profiles[0].samples[0] is 0.5 where a whole number"],
  [[{ ...sampled, samples: [[0]], weights: [-1] }], "profiles[0].weights[0] is -1"],
  [
    [{ ...sampled, samples: [[0]], weights: ["1"] }],
    "profiles[0].weights[0] is a text where a number belongs",
  ],
  [[{ ...sampled, unit: "seconds", samples: [[0]], weights: [1e12] }], "more than a profile can hold"],
  [[{ ...evented, events: [{ type: "C", frame: 0, at: 1 }] }], "profiles[0].events[0] closes frame 0"],
  [[{ ...evented, events: [{ type: "O", frame: 0, at: 0 }] }], "profiles[0].events[0].at is 0, before"],
  [[{ ...evented, events: [{ type: "X", frame: 0, at: 1 }] }], "is neither “O” nor “C”"],
])("what is broken is named: %#", async (profiles, message) => {
  const why = await refusal(file(profiles));
  expect(why).toContain("malformed: ");
  expect(why).toContain(message);
});

test("any samples come back", async () => {
  const stack = fc.tuple(
    fc.array(fc.nat(4), { minLength: 1, maxLength: 8 }),
    fc.integer({ min: 1, max: 1e9 }),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.string(), { minLength: 5, maxLength: 5 }),
      fc.array(stack),
      async (names, stacks) => {
        const root = {
          shared: { frames: names.map(name => ({ name })) },
          profiles: [
            {
              ...sampled,
              name: "",
              unit: "nanoseconds",
              samples: stacks.map(([frames]) => frames),
              weights: stacks.map(([, weight]) => weight),
            },
          ],
        };
        const expected = stacks.map(
          ([frames, weight]) => `${frames.map(frame => names[frame]).join(";")} ${weight}`,
        );
        expect(sampleTexts(await readGood(JSON.stringify(root)))).toEqual(expected);
      },
    ),
    { numRuns: 100 },
  );
});
