import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Config, DEFAULT_CONFIG, type Option, OPTIONS } from "../analysis/config";
import { type QueryOptions, SERIES_ORDERS, TOP_CHANGES, type TopColumn } from "../engine/protocol";
import { EMPTY_VIEW_STATE, readLink, sameOrigin, writeLink } from "./link";
import type { ProfileOrigin, ViewState } from "./viewState";
import { VIEWS } from "./views/catalogue";

const anyText = fc.string({ unit: "binary" });
const someText = fc.string({ unit: "binary", minLength: 1 });
const baseOrigin = fc.oneof(
  fc.webUrl().map((url): ProfileOrigin => ({ kind: "url", url })),
  someText.map((name): ProfileOrigin => ({ kind: "example", name })),
  someText.map((id): ProfileOrigin => ({ kind: "recent", id })),
  someText.map((data): ProfileOrigin => ({ kind: "inline", data })),
  fc.nat(1e6).map((step): ProfileOrigin => ({ kind: "step", step })),
);
const origin = fc.oneof(
  fc.constant(undefined),
  someText.map((url): ProfileOrigin => ({ kind: "url", url })),
  someText.map((name): ProfileOrigin => ({ kind: "example", name })),
  someText.map((id): ProfileOrigin => ({ kind: "recent", id })),
  someText.map((data): ProfileOrigin => ({ kind: "inline", data })),
);
const base = fc.oneof(fc.constant(undefined), fc.record({ origin: baseOrigin, isDiff: fc.boolean() }));
const LINKED: readonly Option[] = OPTIONS.filter(
  ({ name }) => !["sample_index", "sort", "output"].includes(name),
);
const KNOWN = [
  "si",
  "zoom",
  "sel",
  "q",
  "orientation",
  "sort",
  "rev",
  "url",
  "example",
  "recent",
  "inline",
  "raw",
  "step",
  "series",
].concat(
  ["base", "diff_base", "width", "inverted", "p", "order", "colour", "recursion", "rows", "only"],
  LINKED.map(({ name, urlParameter }) => urlParameter ?? name),
);
const unknownParameter = fc.tuple(
  anyText.filter(name => !KNOWN.includes(name)),
  anyText,
);
/** Any options at all that are not at their default. */
const options = fc
  .record(Object.fromEntries(LINKED.map(option => [option.name, optionValue(option)])), { requiredKeys: [] })
  .map(
    (record): QueryOptions =>
      Object.fromEntries(
        Object.entries(record).filter(([name, value]) => value !== DEFAULT_CONFIG[name as keyof Config]),
      ),
  );

function optionValue({ type, choices }: Option): fc.Arbitrary<string | number | boolean> {
  if (type === "boolean") return fc.boolean();
  if (type === "integer") return fc.integer();
  if (type === "number") return fc.double({ noNaN: true, noDefaultInfinity: true }).map(value => value + 0);
  return choices === undefined ? anyText : fc.constantFrom(...choices.map(({ name }) => name));
}

const viewState: fc.Arbitrary<ViewState> = fc.record({
  view: fc.constantFrom(...VIEWS.map(view => view.id)),
  origin,
  base,
  step: fc.option(fc.nat(1e6), { nil: undefined }),
  series: fc.record({
    figure: fc.constantFrom("flat", "cum"),
    isShare: fc.boolean(),
    sortBy: fc.constantFrom(...SERIES_ORDERS),
    onlyGrowing: fc.boolean(),
  }),
  width: fc.constantFrom("new" as const, "base" as const, "both" as const),
  sampleType: fc.option(someText, { nil: undefined }),
  options,
  rawPositions: fc.boolean(),
  zoom: fc.array(fc.oneof(anyText, fc.constantFrom(";", "\\", "a;b", "", "\\;"))),
  selection: fc.option(anyText, { nil: undefined }),
  search: anyText,
  orientation: fc.constantFrom("icicle" as const, "flame" as const),
  inverted: fc.boolean(),
  pivot: anyText,
  order: fc.constantFrom("weight" as const, "name" as const),
  colour: fc.oneof(
    fc.constantFrom(...(["package", "file", "mapping", "self", "single"] as const)),
    someText.map(key => `label:${key}` as const),
  ),
  collapsesRecursion: fc.boolean(),
  sortBy: fc.constantFrom<TopColumn>("flat", "cum", "name", "mapping", "cum_delta", "flat:a%2Fb/c"),
  rowFilter: anyText,
  sourceFilter: anyText,
  onlyChanges: fc.option(fc.constantFrom(...TOP_CHANGES), { nil: undefined }),
  reversed: fc.boolean(),
  sourceFile: anyText,
  sourceLine: fc.option(fc.nat(), { nil: undefined }),
  unknown: fc.array(unknownParameter, { maxLength: 3 }),
});

describe("a link", () => {
  it("says the view state and nothing else", () => {
    fc.assert(
      fc.property(viewState, state => {
        expect(readLink(writeLink(state))).toEqual({ state, warnings: [] });
      }),
    );
  });

  it("survives the URL parser", () => {
    fc.assert(
      fc.property(viewState, state => {
        const { hash } = new URL(writeLink(state), "https://proflens.example/");
        expect(readLink(hash === "" ? "#/" : hash).state).toEqual(state);
      }),
    );
  });

  it("reads the shapes that people write", () => {
    expect(readLink("").state).toEqual(EMPTY_VIEW_STATE);
    expect(readLink("#").state).toEqual(EMPTY_VIEW_STATE);
    expect(readLink("#/?example=go-cpu").state).toEqual({
      ...EMPTY_VIEW_STATE,
      origin: { kind: "example", name: "go-cpu" },
    });
    expect(readLink("#/top?si=cpu&sort=cum&q=two+words%2B").state).toEqual({
      ...EMPTY_VIEW_STATE,
      view: "top",
      sampleType: "cpu",
      sortBy: "cum",
      search: "two words+",
    });
    expect(readLink("#/?q=100%").state.search).toBe("100%");
    expect(readLink("#/?example=go-cpu&base=old.pb.gz&norm=t").state).toMatchObject({
      base: { origin: { kind: "url", url: "old.pb.gz" }, isDiff: false },
      options: { normalize: true },
    });
    expect(readLink("#/?recent=a&diff_base=recent:b&width=new").state).toMatchObject({
      base: { origin: { kind: "recent", id: "b" }, isDiff: true },
      width: "new",
    });
    expect(readLink("#/?recent=a&base=&diff_base=example:").state.base).toBeUndefined();
  });

  it("is short", () => {
    expect(writeLink(EMPTY_VIEW_STATE)).toBe("#/");
    expect(
      writeLink({
        ...EMPTY_VIEW_STATE,
        origin: { kind: "example", name: "go-cpu" },
        zoom: ["main.main", "a;b\\c"],
        selection: "main.main",
      }),
    ).toBe("#/flamegraph?example=go-cpu&zoom=main.main%3Ba%5C%3Bb%5C%5Cc&sel=main.main");
  });

  it("takes in the query string of a pprof link", () => {
    const { state } = readLink("#/top?si=cpu", "?si=samples&f=json&toString=1&q=runtime");
    expect(state.sampleType).toBe("cpu");
    expect(state.search).toBe("runtime");
    expect(state.options).toEqual({ focus: "json" });
    expect(state.unknown).toEqual([["toString", "1"]]);
    expect(writeLink(state)).toBe("#/top?si=cpu&f=json&q=runtime&toString=1");
  });

  it("takes a pivot without a view for Callers & callees, where pprof has it in its flame graph", () => {
    expect(readLink("#/?example=go-cpu&p=mallocgc").state).toMatchObject({ view: "peek", pivot: "mallocgc" });
    expect(readLink("", "?p=mallocgc").state.view).toBe("peek");
    expect(readLink("#/top?p=mallocgc").state).toMatchObject({ view: "top", pivot: "mallocgc" });
    expect(readLink("#/?p=").state).toEqual(EMPTY_VIEW_STATE);
  });

  it("warns of bad values and uses the default", () => {
    const { state, warnings } = readLink(
      "#/disasm?orientation=sideways&sort=size&rev=maybe&only=old&order=size&colour=label:&recursion=1&inverted=2&raw=yes",
    );
    expect(state).toEqual(EMPTY_VIEW_STATE);
    expect(warnings.map(warning => warning.code)).toEqual([
      "link-view",
      "link-orientation",
      "link-sort",
      "link-rev",
      "link-only",
      "link-order",
      "link-colour",
      "link-recursion",
      "link-inverted",
      "link-raw",
    ]);
    expect(warnings[0]?.message).toContain("disasm");
  });
});

describe("origins", () => {
  it("are the same when they name the same bytes", () => {
    expect(sameOrigin(undefined, undefined)).toBe(true);
    expect(sameOrigin({ kind: "recent", id: "a" }, undefined)).toBe(false);
    expect(sameOrigin({ kind: "recent", id: "a" }, { kind: "recent", id: "a" })).toBe(true);
    expect(sameOrigin({ kind: "recent", id: "a" }, { kind: "example", name: "a" })).toBe(false);
  });
});
