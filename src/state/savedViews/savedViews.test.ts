import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Option, OPTIONS } from "../../analysis/config";
import { setOption } from "../options/optionValues";
import { applyDefaults, applyView, currentView, viewToSave } from "./apply";
import { readSettings, savedPart, writeSettings } from "./settings";

/** What pprof (1facf8f) itself wrote when asked for `/ui/saveconfig?config=json+lines&f=json&g=lines&trim=f`. */
const WRITTEN_BY_PPROF = `{
  "configs": [
    {
      "name": "json lines",
      "unit": "minimum",
      "sort": "flat",
      "nodecount": -1,
      "nodefraction": 0.005,
      "edgefraction": 0.001,
      "focus": "json",
      "granularity": "lines"
    }
  ]
}`;

const value = (option: Option) => {
  if (option.choices !== undefined) return fc.constantFrom(...option.choices.map(({ name }) => name));
  if (option.type === "boolean") return fc.boolean();
  if (option.type === "text") return fc.string({ minLength: 1 });
  return fc.integer({ min: -5, max: 200 });
};
const options = fc
  .record(Object.fromEntries(OPTIONS.map((option: Option) => [option.name, value(option)])), {
    requiredKeys: [],
  })
  .map(values =>
    OPTIONS.reduce(
      (set, { name }) => (values[name] === undefined ? set : setOption(set, name, values[name])),
      {},
    ),
  );

describe("pprof's settings file", () => {
  it("is read as pprof reads it", () => {
    expect(readSettings(WRITTEN_BY_PPROF)).toEqual({
      ok: true,
      value: [{ name: "json lines", options: { focus: "json", granularity: "lines", trim: false } }],
    });
  });

  it("is written as pprof writes it", () => {
    const views = [{ name: "json lines", options: { focus: "json", granularity: "lines", trim: false } }];
    expect(writeSettings(views)).toBe(WRITTEN_BY_PPROF);
  });

  it("gives back what was written", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), options, (name, options) => {
        const view = { name, options: savedPart(options) };
        expect(readSettings(writeSettings([view]))).toEqual({ ok: true, value: [view] });
      }),
    );
  });

  it.each([
    ["{", "JSON"],
    ["[]", "configs"],
    [`{"configs": [{"focus": "a"}]}`, "no name"],
    [`{"configs": [{"name": "a", "focus": 1}]}`, "focus 1"],
    [`{"configs": [{"name": "a", "granularity": "atoms"}]}`, "granularity"],
  ])("is something else: %s", (text, reason) => {
    const read = readSettings(text);
    expect(read.ok ? "" : read.error).toContain(reason);
  });
});

describe("a saved view", () => {
  it("replaces what can be saved, and nothing else", () => {
    const view = viewToSave("mine", { options: { focus: "json", divide_by: 2 }, sortBy: "cum" });
    expect(view.options).toEqual({ focus: "json", sort: "cum" });
    expect(applyView(view, { options: { hide: "a", divide_by: 4 }, sortBy: "flat" })).toEqual({
      options: { focus: "json", divide_by: 4 },
      sortBy: "cum",
    });
    expect(applyDefaults({ options: { hide: "a", divide_by: 4 }, sortBy: "cum" })).toEqual({
      options: { divide_by: 4 },
      sortBy: "flat",
    });
  });

  it("is the current one where the state is the same; of several the last", () => {
    const views = [
      { name: "one", options: { focus: "json" } },
      { name: "two", options: { focus: "json" } },
      { name: "three", options: {} },
    ];
    expect(currentView(views, { options: { focus: "json" }, sortBy: "flat" })).toBe("two");
    expect(currentView(views, { options: { focus: "other" }, sortBy: "flat" })).toBeUndefined();
  });
});
