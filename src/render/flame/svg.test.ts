import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { runSteps } from "../../base/steps";
import { BOX_INLINED, type FlameAnswer } from "../../engine/protocol";
import { HOSTILE_NAMES } from "../../report/fixtures/hostileNames";
import { readXml, type XmlElement } from "../../report/fixtures/xmlReader";
import { answerOfStacks } from "./fixtures/answerOfStacks";
import { TEST_THEME } from "./fixtures/testTheme";
import { stylesOf } from "./frameStyles";
import { layersOf } from "./layers";
import { Palette } from "./palette";
import { croppedPicture, type FlamePicture, wholePicture } from "./picture";
import { flameSvg } from "./svg";
import { WHOLE_GRAPH } from "./viewport";

/** Colours that can be told apart again. */
const PACKED: Readonly<Record<string, number>> = {
  background: 0xff00ff01,
  text: 0xff0000ff,
  muted: 0xffff0000,
};
const palette = new Palette({ ...TEST_THEME, pack: color => PACKED[color] ?? 0xff808080 });

function pictureOf(
  answer: FlameAnswer,
  { rootAtBottom = false, heightPx = 500, viewport = WHOLE_GRAPH } = {},
) {
  const pane = { viewport, widthPx: 816, heightPx, rootAtBottom };
  const picture: FlamePicture = {
    pane,
    layers: layersOf(pane, answer, undefined),
    palette,
    stylesOf: shown => stylesOf(shown, palette, undefined),
    unitOf: () => "nanoseconds",
  };
  return picture;
}

const svgOf = (picture: FlamePicture, caption: string) => runSteps(flameSvg(picture, caption));
const numberOf = ({ attributes }: XmlElement, name: string) => Number(attributes.get(name));
/** The boxes' rectangles: behind the background and the patterns' lines. */
const rects = (svg: string) =>
  readXml(svg).elements.filter(
    ({ name, attributes }) => name === "rect" && attributes.get("height") === "20",
  );

const STACKS = "main;work;alloc 300\nmain;work 100\nmain;idle 400";

describe("a flame graph as SVG", () => {
  test("has a box of the right width for every frame, with its figures in a tooltip", () => {
    const { elements, texts } = readXml(svgOf(pictureOf(answerOfStacks(STACKS)), "cpu.pb.gz · cpu"));
    expect(elements[0]).toMatchObject({ name: "svg" });
    expect(elements[0].attributes.get("xmlns")).toBe("http://www.w3.org/2000/svg");
    expect(texts.slice(0, 2)).toEqual(["cpu.pb.gz · cpu", "cpu.pb.gz · cpu"]);
    expect(texts).toEqual(expect.arrayContaining(["all · 800ns", "main", "work", "idle", "alloc"]));
    expect(texts).toContain("work\ncum: 400ns 50.00%\nflat: 100ns 12.50%\nof parent: 50.00%\nwork.go:1");
    // 800 px of graph, a pixel of gap behind each box.
    const widths = rects(svgOf(pictureOf(answerOfStacks(STACKS)), "")).filter(
      ({ attributes }) => !attributes.has("fill") || attributes.get("rx") === "2.5",
    );
    expect(widths.map(box => [numberOf(box, "x"), numberOf(box, "y"), numberOf(box, "width")])).toEqual([
      [8, 4, 799],
      [8, 25, 799],
      [8, 46, 399],
      [408, 46, 399],
      [expect.any(Number), 67, 299],
    ]);
  });

  test("shows what is zoomed to, cropped to its rows; the whole has all", () => {
    const answer = answerOfStacks(STACKS);
    const viewport = { fromFraction: 0.5, toFraction: 1, scrollPx: 0 };
    const zoomed = pictureOf(answer, { viewport });
    expect(croppedPicture(zoomed).pane.heightPx).toBe(4 * 21 + 8);
    const { texts } = readXml(svgOf(croppedPicture(zoomed), ""));
    expect(texts).toContain("main");
    const leftOut = answer.frames.name.filter(name => !texts.some(text => text.startsWith(name)));
    expect(leftOut.length).toBeGreaterThan(0);
    const whole = readXml(svgOf(wholePicture(zoomed, answer, 1200), ""));
    for (const name of answer.frames.name) expect(whole.texts).toContain(name);
  });

  test("has its root at the bottom where the graph has", () => {
    const ys = rects(
      svgOf(croppedPicture(pictureOf(answerOfStacks("main;work 1"), { rootAtBottom: true })), ""),
    )
      .filter(({ attributes }) => attributes.has("rx"))
      .map(box => numberOf(box, "y"));
    expect(ys).toEqual([47, 26, 5]);
  });

  test("marks inlined frames", () => {
    const answer = answerOfStacks("main;work 1");
    const before = readXml(svgOf(pictureOf(answer), "")).elements.length;
    answer.flags[2] |= BOX_INLINED;
    const { elements } = readXml(svgOf(pictureOf(answer), ""));
    expect(elements.length).toBe(before + 1);
    expect(elements.some(({ attributes }) => attributes.get("fill-opacity") === "0.45")).toBe(true);
  });

  test("is well-formed and without anything that runs, whatever names say", () => {
    const answer = answerOfStacks(HOSTILE_NAMES.map((_, index) => `f${index} 100`).join("\n"));
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constantFrom(...HOSTILE_NAMES), fc.string({ unit: "binary" })), {
          minLength: HOSTILE_NAMES.length,
          maxLength: HOSTILE_NAMES.length,
        }),
        names => {
          const frames = { ...answer.frames, name: names, shownName: names, shortName: names };
          const { elements } = readXml(svgOf(pictureOf({ ...answer, frames }), names.join()));
          expect(new Set(elements.map(({ name }) => name))).toEqual(
            new Set(["svg", "title", "defs", "pattern", "rect", "text", "g"]),
          );
          for (const { attributes } of elements) {
            expect([...attributes.keys()].filter(name => /^on|href/.test(name))).toEqual([]);
          }
        },
      ),
      { numRuns: 40 },
    );
  });
});
