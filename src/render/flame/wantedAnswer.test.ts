import { describe, expect, it } from "vitest";
import { answerOfStacks } from "./fixtures/answerOfStacks";
import { type Pane, ROW_PX, SIDE_PX } from "./pane";
import { type Viewport, WHOLE_GRAPH } from "./viewport";
import { questionFor, subjectKey, suffices } from "./wantedAnswer";

function paneAt(viewport: Partial<Viewport>): Pane {
  return {
    viewport: { ...WHOLE_GRAPH, ...viewport },
    widthPx: 1000 + 2 * SIDE_PX,
    heightPx: 20 * ROW_PX,
    rootAtBottom: false,
  };
}

const of = (sampleTypeIndex: number) => ({ sampleTypeIndex, options: {} });

describe("questionFor", () => {
  it("asks for half a screen more on either side, as far as there is any, at the same resolution", () => {
    expect(questionFor(paneAt({}), of(3))).toMatchObject({
      sampleTypeIndex: 3,
      from: 0,
      to: 1,
      widthPx: 1000,
    });
    expect(questionFor(paneAt({ fromFraction: 0.5, toFraction: 0.6 }), of(0))).toMatchObject({
      from: expect.closeTo(0.45, 12) as number,
      to: expect.closeTo(0.65, 12) as number,
      widthPx: 2000,
    });
    expect(questionFor(paneAt({ fromFraction: 0, toFraction: 0.5 }), of(0))).toMatchObject({
      from: 0,
      to: 0.75,
    });
  });

  it("asks for more rows than are on screen", () => {
    expect(questionFor(paneAt({}), of(0)).depthLimit).toBe(50);
    expect(questionFor(paneAt({ scrollPx: 100 * ROW_PX }), of(0)).depthLimit).toBeGreaterThan(140);
  });
});

describe("suffices", () => {
  const pane = paneAt({ fromFraction: 0.4, toFraction: 0.5 });
  const asked = questionFor(pane, of(0));
  const enough = (viewport: Partial<Viewport>, sampleTypeIndex = 0) =>
    suffices(
      asked,
      undefined,
      paneAt({ fromFraction: 0.4, toFraction: 0.5, ...viewport }),
      of(sampleTypeIndex),
    );

  it("an answer to the pane's own question", () => {
    expect(enough({})).toBe(true);
  });

  it("a pan within the margin, but not beyond", () => {
    expect(enough({ fromFraction: 0.44, toFraction: 0.54 })).toBe(true);
    expect(enough({ fromFraction: 0.46, toFraction: 0.56 })).toBe(false);
  });

  it("not another resolution, and not another sample type", () => {
    expect(enough({ fromFraction: 0.42, toFraction: 0.48 })).toBe(false);
    expect(enough({ fromFraction: 0.36, toFraction: 0.54 })).toBe(false);
    expect(enough({}, 1)).toBe(false);
  });

  it("not other options, but the same in another order", () => {
    const subject = { sampleTypeIndex: 0, options: { focus: "a", hide: "b" } };
    const filtered = questionFor(pane, subject);
    expect(suffices(filtered, undefined, pane, of(0))).toBe(false);
    expect(suffices(filtered, undefined, pane, { ...subject, options: { hide: "b", focus: "a" } })).toBe(
      true,
    );
  });

  it("more rows while there are some, or when it is known that there are none", () => {
    expect(enough({ scrollPx: 10 * ROW_PX })).toBe(true);
    const far = paneAt({ fromFraction: 0.4, toFraction: 0.5, scrollPx: 50 * ROW_PX });
    expect(suffices(asked, undefined, far, of(0))).toBe(false);
    expect(suffices(asked, answerOfStacks("a;b 1"), far, of(0))).toBe(true);
    expect(suffices(asked, answerOfStacks("a;b;c 1", { depthLimit: 2 }), far, of(0))).toBe(false);
  });
});

it("another part of the stacks is another subject", () => {
  const parts = [
    undefined,
    { kind: "inverted" },
    { kind: "callers", pivot: "f" },
    { kind: "callees", pivot: "f" },
    { kind: "callees", pivot: "g" },
  ] as const;
  const keys = parts.map(part => subjectKey({ ...of(0), ...(part === undefined ? {} : { part }) }));
  expect(new Set(keys).size).toBe(parts.length);
});
