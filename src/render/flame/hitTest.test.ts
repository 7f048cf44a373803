import { describe, expect, it } from "vitest";
import { shortNameOfBox } from "./boxWords";
import { answerOfStacks } from "./fixtures/answerOfStacks";
import { pictureOf } from "./fixtures/pictureOf";
import { boxAt } from "./hitTest";
import { layersOf } from "./layers";
import { BOX_PX, type Pane, SIDE_PX, xOfFraction, yOfRow } from "./pane";
import { WHOLE_GRAPH } from "./viewport";
import { VisibleBoxes } from "./visibleBoxes";

const answer = answerOfStacks("a;b;c 4\na;b;d 3\na;e 2\nf 1\ng;h 2");

/** A pane of 240 px: 20 px for each of the 12. */
function paneOf(rootAtBottom: boolean, change: Partial<Pane["viewport"]> = {}): Pane {
  return { viewport: { ...WHOLE_GRAPH, ...change }, widthPx: 240 + 2 * SIDE_PX, heightPx: 200, rootAtBottom };
}

/** What is hit at the middle of each of 12 columns, row by row. */
function probe(pane: Pane): string[] {
  const layers = layersOf(pane, answer, undefined);
  return Array.from({ length: 4 }, (_, row) =>
    Array.from({ length: 12 }, (_, column) => {
      const hit = boxAt(pane, layers, xOfFraction(pane, (column + 0.5) / 12), yOfRow(pane, row) + BOX_PX / 2);
      return hit === undefined ? "." : shortNameOfBox(answer, hit.box)[0];
    }).join(""),
  );
}

describe("boxAt", () => {
  it.each([false, true])("finds the box that is drawn there (root at bottom: %s)", rootAtBottom => {
    expect(pictureOf(answer, 24)).toBe(
      [
        "all---------------------",
        "a-----------------g---f-",
        "b-------------e---h---",
        "c-------d-----",
      ].join("\n"),
    );
    expect(probe(paneOf(rootAtBottom))).toEqual([
      "aaaaaaaaaaaa",
      "aaaaaaaaaggf",
      "bbbbbbbeehh.",
      "ccccddd.....",
    ]);
  });

  it("finds nothing beyond the visible part, and the rest as before", () => {
    expect(probe(paneOf(false, { fromFraction: 0.25, toFraction: 0.75 }))[1]).toBe("...aaaaaa...");
  });

  it("lets a pixel's distance pass", () => {
    const pane = paneOf(false);
    const layers = layersOf(pane, answer, undefined);
    const y = yOfRow(pane, 3) + 5;
    const edge = xOfFraction(pane, 7 / 12);
    expect(boxAt(pane, layers, edge + 0.8, y)).toBeDefined();
    expect(boxAt(pane, layers, edge + 1.2, y)).toBeUndefined();
  });
});

describe("layersOf", () => {
  const inner = { ...answer, question: { ...answer.question, from: 0.25, to: 0.75 } };
  it("needs no other where the answer reaches", () => {
    const pane = paneOf(false, { fromFraction: 0.25, toFraction: 0.75 });
    expect(layersOf(pane, inner, answer).map(layer => layer.answer)).toEqual([inner]);
  });

  it("fills with the overview beside and below", () => {
    const shallow = answerOfStacks("a;b;c 4\na;b;d 3", { depthLimit: 2 });
    const current = { ...shallow, question: { ...shallow.question, from: 0.25, to: 0.75 } };
    const layers = layersOf(paneOf(false), current, answer);
    const area = layers.reduce(
      (sum, { fromFraction, toFraction, firstRow, endRow }) =>
        sum + (toFraction - fromFraction) * (endRow - firstRow),
      0,
    );
    expect(layers).toHaveLength(4);
    expect(area).toBeCloseTo(10, 9);
  });

  it("does not mix sample types", () => {
    const other = { ...answer, question: { ...answer.question, sampleTypeIndex: 1 } };
    expect(layersOf(paneOf(false), inner, other)).toHaveLength(1);
  });
});

describe("visible boxes", () => {
  it("leave out what is not on screen", () => {
    const visible = new VisibleBoxes();
    const pane = paneOf(false, { fromFraction: 0.8, toFraction: 1 });
    visible.collect(pane, layersOf(pane, answer, undefined));
    const names = Array.from(visible.box.subarray(0, visible.count), box => shortNameOfBox(answer, box));
    expect(names).toEqual(["all", "g", "f", "h"]);
    expect(visible.x0[0]).toBe(SIDE_PX);
    expect(visible.x1[0]).toBe(SIDE_PX + 240);
  });

  it("are no more than there are thirds of pixels, and leave no gap", () => {
    const many = answerOfStacks(Array.from({ length: 5000 }, (_, index) => `f${index} 1`).join("\n"));
    const visible = new VisibleBoxes();
    visible.collect(paneOf(false), layersOf(paneOf(false), many, undefined));
    expect(visible.count).toBeLessThan(240 / 0.3 + 2);
    for (let at = 2; at < visible.count; at++) {
      expect(visible.x0[at] - visible.x1[at - 1]).toBeLessThan(0.05);
    }
  });
});
