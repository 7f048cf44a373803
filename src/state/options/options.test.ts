import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { OPTIONS } from "../../analysis/config";
import { compileExpression } from "../../analysis/filters/expression";
import { EMPTY_VIEW_STATE, readLink, writeLink } from "../link";
import { FILTER_GROUPS, filtersOf, filterText, hasExpressions, withoutFilters } from "./filters";
import { type OptionValue, removeOption, setOption, setOptionText } from "./optionValues";
import { focusOn, hideToo, ignoreToo, showFrom } from "./refine";

const set = (...values: [name: (typeof OPTIONS)[number]["name"], value: OptionValue][]) =>
  values.reduce((options, [name, value]) => setOption(options, name, value), {});

describe("setting options", () => {
  it("leaves out what is at its default", () => {
    expect(set(["focus", "json"], ["focus", ""])).toEqual({});
    expect(set(["trim", true], ["nodecount", -1])).toEqual({});
    expect(set(["trim", false])).toEqual({ trim: false });
  });

  it("reads text as pprof does, and fails in pprof's words", () => {
    expect(setOptionText({}, "focus", " json ")).toEqual({ ok: true, value: { focus: "json" } });
    expect(setOptionText({ focus: "json" }, "focus", "")).toEqual({ ok: true, value: {} });
    expect(setOptionText({}, "divide_by", "2")).toEqual({ ok: true, value: { divide_by: 2 } });
    expect(setOptionText({}, "divide_by", "two")).toEqual({
      ok: false,
      error: 'strconv.ParseFloat: parsing "two": invalid syntax',
    });
  });

  it("takes one out and leaves the others", () => {
    expect(removeOption({ focus: "a", hide: "b" }, "focus")).toEqual({ hide: "b" });
  });
});

describe("refining from a menu", () => {
  it("replaces focus and show_from, and adds to ignore and hide", () => {
    expect(focusOn({ focus: "json" }, "main.(*T).run")).toEqual({ focus: "^main\\.\\(\\*T\\)\\.run$" });
    expect(showFrom({ show_from: "json" }, "main.run")).toEqual({ show_from: "^main\\.run$" });
    expect(ignoreToo({}, "a")).toEqual({ ignore: "^a$" });
    expect(ignoreToo({ ignore: "json" }, "a")).toEqual({ ignore: "json|^a$" });
    expect(hideToo({ hide: "^a$" }, "b")).toEqual({ hide: "^a$|^b$" });
  });

  it("adds nothing twice", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 1 }), { minLength: 1 }), names => {
        const once = names.reduce((options, name) => hideToo(options, name), {});
        expect(names.reduce((options, name) => hideToo(options, name), once)).toEqual(once);
      }),
    );
  });

  it("means all that was added", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 4 }), async names => {
        const { ignore } = names.reduce<{ ignore?: string }>((options, name) => ignoreToo(options, name), {});
        const compiled = await compileExpression(ignore ?? "");
        if (!compiled.ok) throw new Error(compiled.error.message);
        for (const name of names) expect(compiled.value(name)).toBe(true);
      }),
    );
  });
});

describe("the chips", () => {
  it("are all that is set, but what has a control of its own", () => {
    const options = set(
      ["granularity", "lines"],
      ["noinlines", true],
      ["tagfocus", "a"],
      ["focus", "json"],
      ["unit", "ms"],
    );
    expect(filtersOf(options).map(filterText)).toEqual(["focus: json", "tagfocus: a", "unit: ms"]);
    expect(filterText({ name: "mean", value: true })).toBe("mean");
    expect(filterText({ name: "trim", value: false })).toBe("trim: false");
  });

  it("reset to nothing; granularity and inlined frames stay", () => {
    expect(
      withoutFilters(set(["granularity", "lines"], ["noinlines", true], ["focus", "a"], ["mean", true])),
    ).toEqual({
      granularity: "lines",
      noinlines: true,
    });
  });

  it("hold an expression, or none", () => {
    expect(hasExpressions({ mean: true, granularity: "lines" })).toBe(false);
    for (const name of [...FILTER_GROUPS[0].names, ...FILTER_GROUPS[1].names]) {
      expect(hasExpressions({ [name]: "a" })).toBe(true);
    }
  });

  it("come back out of a link as they went in", () => {
    const names = FILTER_GROUPS.flatMap(group => [...group.names]).filter(
      name => OPTIONS.find(option => option.name === name)?.type === "text",
    );
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...names), fc.string({ minLength: 1 })), options => {
        const { state } = readLink(writeLink({ ...EMPTY_VIEW_STATE, options }));
        expect(filtersOf(state.options)).toEqual(filtersOf(options));
      }),
    );
  });
});
