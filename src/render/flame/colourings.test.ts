import { describe, expect, it } from "vitest";
import { packageHueDegrees } from "../../names/packageHue";
import { CHANGE_STEPS } from "../change";
import { boxOfPath } from "./boxPath";
import {
  BY_PACKAGE,
  BY_SELF_SHARE,
  byFrameGroups,
  byLabelValue,
  largestGroups,
  SINGLE_HUE,
} from "./colourings";
import { answerOfStacks } from "./fixtures/answerOfStacks";
import { TEST_THEME } from "./fixtures/testTheme";
import { type Look, NO_HUE, Palette, MERGED_STYLE, ROOT_STYLE } from "./palette";

const palette = new Palette(TEST_THEME);
const plain = (): Look => "plain";

/** Frames main, parse, scan and old belong to packages p, p, q and none. */
function graph() {
  const answer = answerOfStacks("main;parse;scan 60\nmain;parse 20\nmain;old 15\nmain;a 1\nmain;b 1", {
    mergeBelow: 2,
  });
  const packageName = answer.frames.name.map(name => ({ main: "p", parse: "p", scan: "q" })[name] ?? "");
  const hueDegrees = Float32Array.from(packageName, packageHueDegrees);
  return { ...answer, frames: { ...answer.frames, packageName, hueDegrees } };
}

const answer = graph();
const at = (path: string) => boxOfPath(answer, path.split(";"));
const merged = answer.mergedCount.findIndex(count => count > 1);

it("leaves the root and merged boxes as they are, whatever colours go by", () => {
  for (const { colouring } of [BY_PACKAGE, BY_SELF_SHARE, SINGLE_HUE, byLabelValue("k")]) {
    const styles = colouring(answer, palette, plain);
    expect([styles[0], styles[merged]]).toEqual([ROOT_STYLE, MERGED_STYLE]);
    expect(styles).toHaveLength(answer.boxCount);
  }
});

it("gives one hue to all boxes, and tells hits apart", () => {
  const styles = SINGLE_HUE.colouring(answer, palette, frame => (frame === 0 ? "hit" : "plain"));
  expect(new Set([at("main;parse"), at("main;old")].map(box => styles[box])).size).toBe(1);
  expect(styles[at("main")]).not.toBe(styles[at("main;old")]);
});

it("goes from none to all of a box that is its own", () => {
  const styles = BY_SELF_SHARE.colouring(answer, palette, plain);
  expect(styles[at("main")]).toBe(palette.styleOfStep(0, "plain"));
  expect(styles[at("main;parse")]).toBe(palette.styleOfStep(CHANGE_STEPS / 4, "plain"));
  expect(styles[at("main;parse;scan")]).toBe(palette.styleOfStep(CHANGE_STEPS, "plain"));
});

describe("groups of frames", () => {
  const question = { kind: "frameGroups", sampleTypeIndex: 0, options: {}, by: "file" } as const;
  const ofFrame = Int32Array.from(answer.frames.name, name => (name === "old" ? 1 : 0));
  const scheme = byFrameGroups({
    kind: "frameGroups",
    question,
    names: ["/a.go", ""],
    shade: Int8Array.of(0, 0),
    ofFrame,
  });

  it("have the hue of their name; what is in none is grey", () => {
    const styles = scheme.colouring(answer, palette, plain);
    expect(styles[at("main")]).toBe(palette.styleOf(packageHueDegrees("/a.go"), 0, "plain"));
    expect(styles[at("main;old")]).toBe(palette.styleOf(NO_HUE, 0, "plain"));
  });

  it("say nothing of frames under other options: those go by package", () => {
    const other = { ...answer, question: { ...answer.question, options: { focus: "x" } } };
    expect(scheme.colouring(other, palette, plain)).toEqual(BY_PACKAGE.colouring(other, palette, plain));
  });
});

it("goes by the value of a label that most of a box has, once the answer says it", () => {
  const scheme = byLabelValue("tenant");
  expect(scheme.colouring(answer, palette, plain)).toEqual(BY_PACKAGE.colouring(answer, palette, plain));
  const ofBox = new Int32Array(answer.boxCount).fill(-1);
  ofBox[at("main")] = 0;
  const labelled = {
    ...answer,
    question: { ...answer.question, labelKey: "tenant" },
    labelValues: { names: ["acme"], shade: Int8Array.of(1), ofBox },
  };
  const styles = scheme.colouring(labelled, palette, plain);
  // As a frame made of the label has it.
  expect(styles[at("main")]).toBe(palette.styleOf(packageHueDegrees("tenant:acme"), 1, "plain"));
  expect(styles[at("main;old")]).toBe(palette.styleOf(NO_HUE, 0, "plain"));
});

describe("the legend", () => {
  const namesIn = (fromFraction: number, toFraction: number, limit = 8) =>
    largestGroups(
      [{ answer, range: { fromFraction, toFraction } }],
      BY_PACKAGE.groups!,
      TEST_THEME,
      limit,
    ).map(({ name }) => name);

  it("names what takes most room first", () => {
    expect(namesIn(0, 1)).toEqual(["p", "q", ""]);
    expect(namesIn(0, 1, 1)).toEqual(["p"]);
  });

  it("is of what is in sight", () => {
    expect(namesIn(0.85, 0.9)).toEqual(["p", ""]);
  });

  it("is of several graphs at once", () => {
    const range = { fromFraction: 0, toFraction: 1 };
    const other = answerOfStacks("x;y 1");
    const ofQ = { ...other, frames: { ...other.frames, packageName: other.frames.name.map(() => "q") } };
    const parts = [answer, ofQ].map(each => ({ answer: each, range }));
    // Two whole rows more of q.
    const groups = largestGroups(parts, BY_PACKAGE.groups!, TEST_THEME, 8);
    expect(groups.map(({ name }) => name)).toEqual(["q", "p", ""]);
  });
});
