import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clampWidth, layOutColumns } from "./columnLayout";
import { chosenColumns, columnsOf, isDescending } from "./columns";

const HEAP = {
  sampleTypes: [
    { type: "alloc_objects", unit: "count", total: 1 },
    { type: "alloc_space", unit: "bytes", total: 1 },
    { type: "inuse_objects", unit: "count", total: 1 },
    { type: "inuse_space", unit: "bytes", total: 1 },
  ],
};

const shownIds = (widthCss: number, choice: Record<string, boolean> = {}, isCompared = false) => {
  const chosen = chosenColumns(columnsOf(HEAP, 3, isCompared, "flat"), choice, "flat");
  return layOutColumns(chosen, {}, choice, widthCss).columns.map(({ column }) => column.id);
};

describe("columns", () => {
  it("are pprof's, and others on request", () => {
    const usual = ["flat", "flat_share", "sum_share", "cum", "cum_share", "name"];
    expect(shownIds(1000)).toEqual(usual);
    expect(shownIds(2000, { mapping: true, samples: true, cum: false })).toEqual([
      ...usual.filter(id => id !== "cum").slice(0, -1),
      "samples",
      "name",
      "mapping",
    ]);
  });

  it("are there for other sample types, and for those of which one says something of the other", () => {
    const ids = columnsOf(HEAP, 3, false, "flat").map(({ id }) => id);
    const flats = ids.filter(id => id.startsWith("flat:"));
    expect(flats).toEqual([
      "flat:alloc_objects",
      "flat:alloc_space",
      "flat:inuse_objects",
      "flat:alloc_objects/inuse_objects",
      "flat:alloc_space/alloc_objects",
      "flat:alloc_space/inuse_space",
      "flat:inuse_space/inuse_objects",
    ]);
    const odd = [
      { type: "a/b:c", unit: "bytes", total: 1 },
      { type: "", unit: "count", total: 1 },
      { type: "a/b:c", unit: "bytes", total: 1 },
    ];
    const oddIds = columnsOf({ sampleTypes: odd }, 1, false, "flat").map(({ id }) => id);
    expect(oddIds).toContain("flat:a%2Fb%3Ac");
    expect(oddIds).toContain("flat:2");
  });

  it("leave where there is no room, but never the one that is sorted by, nor the name", () => {
    expect(shownIds(390)).toEqual(["flat", "flat_share", "cum", "cum_share", "name"]);
    expect(shownIds(360)).toEqual(["flat", "flat_share", "cum", "cum_share", "name"]);
    expect(shownIds(390, { sum_share: true })).toContain("sum_share");
    expect(shownIds(1400, {}, true)).toHaveLength(12);
    expect(shownIds(390, {}, true)).toEqual(["flat", "cum", "flat_delta", "name"]);
    const columns = columnsOf(HEAP, 3, false, "file");
    expect(chosenColumns(columns, { file: false }, "file").map(({ id }) => id)).toContain("file");
  });

  it("fill the view, and only scroll where they must", () => {
    const widths = fc.dictionary(
      fc.constantFrom("flat", "cum", "name", "file"),
      fc.integer({ min: -50, max: 3000 }),
    );
    const choice = fc.dictionary(
      fc.constantFrom("sum_share", "file", "samples", "cum:alloc_space"),
      fc.boolean(),
    );
    fc.assert(
      fc.property(
        widths,
        choice,
        fc.boolean(),
        fc.integer({ min: 200, max: 4000 }),
        (given, asked, isCompared, viewCss) => {
          const chosen = chosenColumns(columnsOf(HEAP, 3, isCompared, "flat"), asked, "flat");
          const { columns, leastCss, template } = layOutColumns(chosen, given, asked, viewCss);
          const total = columns.reduce((sum, { widthCss }) => sum + widthCss, 0);
          const isFixed = given["name"] !== undefined;
          expect(total).toBe(isFixed ? leastCss : Math.max(leastCss, viewCss));
          expect(template.match(/px/g)).toHaveLength(columns.length);
          for (const { column, widthCss, number } of columns) {
            expect(chosen[number - 1]).toBe(column);
            const own = given[column.id];
            if (own !== undefined) expect(widthCss).toBe(clampWidth(own));
          }
        },
      ),
    );
  });

  it("descend if they are values", () => {
    expect(isDescending("cum", false)).toBe(true);
    expect(isDescending("flat:alloc_space", false)).toBe(true);
    expect(isDescending("file", false)).toBe(false);
    expect(isDescending("name", true)).toBe(true);
  });
});
