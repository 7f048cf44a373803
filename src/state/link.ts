import { DEFAULT_CONFIG, type Option, withOption } from "../analysis/config";
import {
  LINKED_OPTIONS,
  type LinkParameter,
  linkText,
  optionParameters,
  optionText,
} from "../analysis/linkParameters";
import type { Warning } from "../base/problem";
import type { QueryOptions } from "../engine/protocol";
import { isTopColumn, TOP_CHANGES } from "../engine/protocol/top";
import { DEFAULT_SERIES, readSeries, seriesText } from "./seriesLink";
import { joinNames, splitNames } from "./namePath";
import { isColourMode, type ProfileOrigin, type ViewState } from "./viewState";
import { DEFAULT_VIEW, PIVOT_VIEW, VIEWS } from "./views/catalogue";

/** The view state of a link that says nothing: the start page. */
export const EMPTY_VIEW_STATE: ViewState = {
  view: DEFAULT_VIEW,
  origin: undefined,
  base: undefined,
  step: undefined,
  series: DEFAULT_SERIES,
  width: "both",
  sampleType: undefined,
  options: {},
  rawPositions: false,
  zoom: [],
  selection: undefined,
  search: "",
  orientation: "icicle",
  inverted: false,
  pivot: "",
  order: "weight",
  colour: "package",
  collapsesRecursion: false,
  sortBy: "flat",
  reversed: false,
  rowFilter: "",
  onlyChanges: undefined,
  sourceFilter: "",
  sourceFile: "",
  sourceLine: undefined,
  unknown: [],
};

/** What a link says, and what in it could not be understood. */
export interface ReadLink {
  readonly state: ViewState;
  readonly warnings: readonly Warning[];
}

/**
 * Reads a link.
 * @param hash the address's hash: `#/VIEW?param=value&…`
 * @param query the address's query string, folded in: a parameter that the hash has as well is the hash's
 */
export function readLink(hash: string, query = ""): ReadLink {
  const [path = "", hashQuery = ""] = splitOnce(hash.replace(/^#\/?/, ""), "?");
  const parameters = readParameters(hashQuery);
  const named = new Set(parameters.map(([name]) => name));
  parameters.push(...readParameters(query.replace(/^\?/, "")).filter(([name]) => !named.has(name)));

  const warnings: Warning[] = [];
  const state = { ...EMPTY_VIEW_STATE, view: readView(decode(path), warnings) };
  const unknown: LinkParameter[] = [];
  for (const [name, value] of parameters) {
    const option = LINKED_OPTIONS.get(name);
    const reader = READERS.get(name);
    if (option !== undefined) state.options = readOption(state.options, option, value, warnings);
    else if (reader === undefined) unknown.push([name, value]);
    else Object.assign(state, reader(value, warnings));
  }
  // The end of a pprof link has a pivot, but not our view of it.
  if (path === "" && state.pivot !== "") state.view = PIVOT_VIEW;
  return { state: { ...state, unknown }, warnings };
}

/** The link of a view state, as the address's hash. What is at its default is left out. */
export function writeLink(state: ViewState): string {
  const parameters: LinkParameter[] = [];
  if (state.origin !== undefined) parameters.push(originParameter(state.origin));
  if (state.base !== undefined) {
    parameters.push([state.base.isDiff ? "diff_base" : "base", baseText(state.base.origin)]);
  }
  if (state.step !== undefined) parameters.push(["step", String(state.step + 1)]);
  const series = seriesText(state.series);
  if (series !== "") parameters.push(["series", series]);
  if (state.width !== "both") parameters.push(["width", state.width]);
  if (state.sampleType !== undefined) parameters.push(["si", state.sampleType]);
  parameters.push(...optionParameters(state.options));
  if (state.rawPositions) parameters.push(["raw", "1"]);
  if (state.zoom.length > 0) parameters.push(["zoom", joinNames(state.zoom)]);
  if (state.selection !== undefined) parameters.push(["sel", state.selection]);
  if (state.search !== "") parameters.push(["q", state.search]);
  if (state.orientation !== "icicle") parameters.push(["orientation", state.orientation]);
  if (state.inverted) parameters.push(["inverted", "1"]);
  if (state.pivot !== "") parameters.push(["p", state.pivot]);
  if (state.order !== "weight") parameters.push(["order", state.order]);
  if (state.colour !== "package") parameters.push(["colour", state.colour]);
  if (state.collapsesRecursion) parameters.push(["recursion", "collapsed"]);
  if (state.sortBy !== "flat") parameters.push(["sort", state.sortBy]);
  if (state.reversed) parameters.push(["rev", "1"]);
  if (state.rowFilter !== "") parameters.push(["rows", state.rowFilter]);
  if (state.onlyChanges !== undefined) parameters.push(["only", state.onlyChanges]);
  if (state.sourceFilter !== "") parameters.push(["list", state.sourceFilter]);
  if (state.sourceFile !== "") parameters.push(["file", state.sourceFile]);
  if (state.sourceLine !== undefined) parameters.push(["line", String(state.sourceLine)]);
  parameters.push(...state.unknown);
  const isPlain = state.origin === undefined && state.pivot === "" && state.view === DEFAULT_VIEW;
  const view = isPlain ? "" : state.view;
  return linkText(view, parameters);
}

/** Two origins are the same when they name the same bytes. */
export function sameOrigin(one: ProfileOrigin | undefined, other: ProfileOrigin | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  const [oneName, oneValue] = originParameter(one);
  const [otherName, otherValue] = originParameter(other);
  return oneName === otherName && oneValue === otherValue;
}

/** The options with one more; what it is by default is left out. */
function readOption(options: QueryOptions, option: Option, value: string, warnings: Warning[]): QueryOptions {
  const { [option.name]: _, ...others } = options;
  const read = withOption(DEFAULT_CONFIG, option, value);
  if (!read.ok) {
    warnings.push({
      code: `link-${option.name}`,
      message: `The link says ${option.name} “${value}”: ${read.error}; ${optionText(option, option.default)} is used.`,
    });
    return others;
  }
  const set = read.value[option.name];
  return set === option.default ? others : { ...others, [option.name]: set };
}

type Reader = (value: string, warnings: Warning[]) => Partial<ViewState>;

/** parameter's name → what it says. A repeated parameter's last value counts. */
const READERS: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ["url", value => (value === "" ? {} : { origin: { kind: "url", url: value } })],
  ["example", value => (value === "" ? {} : { origin: { kind: "example", name: value } })],
  ["recent", value => (value === "" ? {} : { origin: { kind: "recent", id: value } })],
  ["inline", value => (value === "" ? {} : { origin: { kind: "inline", data: value } })],
  ["base", value => readBase(value, false)],
  ["diff_base", value => readBase(value, true)],
  [
    "step",
    (value, warnings) => {
      if (/^[1-9]\d{0,8}$/.test(value)) return { step: Number(value) - 1 };
      warnings.push(badValue("step", value, "a number from 1", "all of the series"));
      return {};
    },
  ],
  [
    "series",
    (value, warnings) => {
      const read = readSeries(value);
      for (const word of read.unknown) {
        warnings.push(badValue("series", word, "a part of how a series is shown", "what is usual"));
      }
      return { series: read.series };
    },
  ],
  [
    "width",
    (value, warnings) => {
      if (value === "new" || value === "base" || value === "both") return { width: value };
      warnings.push(badValue("width", value, "new, base or both", "both"));
      return {};
    },
  ],
  ["si", value => (value === "" ? {} : { sampleType: value })],
  ["zoom", value => ({ zoom: splitNames(value) })],
  ["sel", value => ({ selection: value })],
  ["q", value => ({ search: value })],
  [
    "orientation",
    (value, warnings) => {
      if (value === "icicle" || value === "flame") return { orientation: value };
      warnings.push(badValue("orientation", value, "icicle or flame", "icicle"));
      return {};
    },
  ],
  [
    "order",
    (value, warnings) => {
      if (value === "weight" || value === "name") return { order: value };
      warnings.push(badValue("order", value, "weight or name", "weight"));
      return {};
    },
  ],
  [
    "colour",
    (value, warnings) => {
      if (isColourMode(value)) return { colour: value };
      warnings.push(
        badValue("colour", value, "package, file, mapping, self, single or label:KEY", "package"),
      );
      return {};
    },
  ],
  [
    "recursion",
    (value, warnings) => {
      if (value === "collapsed") return { collapsesRecursion: true };
      if (value !== "shown") warnings.push(badValue("recursion", value, "collapsed or shown", "shown"));
      return {};
    },
  ],
  [
    "sort",
    (value, warnings) => {
      if (isTopColumn(value)) return { sortBy: value };
      warnings.push(badValue("sort", value, "flat, cum, name or another column", "flat"));
      return {};
    },
  ],
  ["rows", value => ({ rowFilter: value })],
  [
    "only",
    (value, warnings) => {
      const onlyChanges = TOP_CHANGES.find(change => change === value);
      if (onlyChanges !== undefined) return { onlyChanges };
      warnings.push(badValue("only", value, TOP_CHANGES.join(", "), "every row"));
      return {};
    },
  ],
  ["list", value => ({ sourceFilter: value })],
  ["file", value => ({ sourceFile: value })],
  [
    "line",
    (value, warnings) => {
      if (/^\d{1,10}$/.test(value)) return { sourceLine: Number(value) };
      warnings.push(badValue("line", value, "a line number", "the line that costs most"));
      return {};
    },
  ],
  ["inverted", (value, warnings) => readSwitch("inverted", value, warnings, { inverted: true })],
  ["p", value => ({ pivot: value })],
  ["raw", (value, warnings) => readSwitch("raw", value, warnings, { rawPositions: true })],
  ["rev", (value, warnings) => readSwitch("rev", value, warnings, { reversed: true })],
]);

function readSwitch(
  name: string,
  value: string,
  warnings: Warning[],
  whenOn: Partial<ViewState>,
): Partial<ViewState> {
  if (value === "1" || value === "true") return whenOn;
  if (value !== "0" && value !== "false") warnings.push(badValue(name, value, "1 or 0", "0"));
  return {};
}

function readView(id: string, warnings: Warning[]): ViewState["view"] {
  if (id === "") return DEFAULT_VIEW;
  const view = VIEWS.find(candidate => candidate.id === id);
  if (view === undefined) {
    const known = VIEWS.map(candidate => candidate.id).join(", ");
    warnings.push(badValue("view", id, `one of ${known}`, DEFAULT_VIEW));
  }
  return view?.id ?? DEFAULT_VIEW;
}

function badValue(name: string, value: string, wanted: string, used: string): Warning {
  return {
    code: `link-${name}`,
    message: `The link says ${name} “${value}”, which is not ${wanted}; ${used} is shown.`,
  };
}

function originParameter(origin: ProfileOrigin): LinkParameter {
  switch (origin.kind) {
    case "url":
      return ["url", origin.url];
    case "example":
      return ["example", origin.name];
    case "recent":
      return ["recent", origin.id];
    case "inline":
      return ["inline", origin.data];
    case "step":
      return ["step", String(origin.step + 1)];
  }
}

/** A base is an address, or `example:NAME`, `recent:ID`, `inline:DATA` or, of the same series, `step:NUMBER`. */
function baseText(origin: ProfileOrigin): string {
  const [name, value] = originParameter(origin);
  return name === "url" ? value : `${name}:${value}`;
}

function readBase(text: string, isDiff: boolean): Partial<ViewState> {
  const { kind, value = "" } = /^(?<kind>example|recent|inline|step):(?<value>.*)$/s.exec(text)?.groups ?? {};
  if (text === "" || (kind !== undefined && value === "")) return {};
  if (kind === "step") {
    const { step } = READERS.get("step")?.(value, []) ?? {};
    return step === undefined ? {} : { base: { origin: { kind: "step", step }, isDiff } };
  }
  const read =
    kind === undefined ? { origin: { kind: "url", url: text } as const } : READERS.get(kind)?.(value, []);
  const origin = read?.origin;
  return origin === undefined ? {} : { base: { origin, isDiff } };
}

function readParameters(query: string): LinkParameter[] {
  return query
    .split("&")
    .filter(part => part !== "")
    .map(part => {
      const [name = "", value = ""] = splitOnce(part, "=");
      return [decode(name), decode(value)];
    });
}

function splitOnce(text: string, separator: string): string[] {
  const at = text.indexOf(separator);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}

/** `+` is a space, as in every query string that a browser or pprof writes. */
function decode(text: string): string {
  const spaced = text.replaceAll("+", " ");
  try {
    return decodeURIComponent(spaced);
  } catch {
    return spaced;
  }
}
