import type { Comparison, Question, QueryOptions } from "../../src/engine/protocol";

/** What questions are asked about. */
export interface Subject {
  /** A function in the middle of the flame graph. */
  readonly functionName: string;
  /** The profile to compare with. */
  readonly comparison: Comparison;
}

/**
 * One of everything that can be asked of the engine, by name: all questions, all filters, all reports.
 * Names are for the table and for `--only`.
 */
export function askedQuestions({ functionName, comparison }: Subject): ReadonlyMap<string, Question> {
  const whole = { sampleTypeIndex: 0, options: {} };
  const flame = { kind: "flame", ...whole, from: 0, to: 1, widthPx: 1072, depthLimit: 35 } as const;
  const top = {
    kind: "top",
    ...whole,
    sortBy: "flat",
    descending: true,
    fromRow: 0,
    toRow: 50,
    filter: "",
  } as const;
  const sourceIndex = {
    kind: "sourceIndex",
    ...whole,
    of: "functions",
    sortBy: "flat",
    descending: true,
    filter: "",
    fromRow: 0,
    toRow: 150,
  } as const;
  const peek = {
    kind: "peek",
    pivot: `^${escaped(functionName)}$`,
    side: "callers",
    sortBy: "weight",
  } as const;
  const questions = new Map<string, Question>([
    ["flame", flame],
    ["flame by name", { ...flame, order: "name" }],
    ["flame zoomed", { ...flame, from: 0.2, to: 0.4 }],
    ["flame recursion collapsed", { ...flame, collapsesRecursion: true }],
    ["flame inverted", { ...flame, part: { kind: "inverted" } }],
    ["flame callers", { ...flame, part: { kind: "callers", pivot: peek.pivot } }],
    ["flame callees", { ...flame, part: { kind: "callees", pivot: peek.pivot } }],
    ["flame by label", { ...flame, labelKey: "tenant" }],
    ["flame compared", { ...flame, comparison }],
    ["flame compared -base", { ...flame, comparison: { ...comparison, isDiff: false } }],
    ["flame compared normalize", { ...flame, comparison, options: { normalize: true } }],
    ["top", top],
    ["top by name filtered", { ...top, sortBy: "name", filter: "Merge" }],
    ["top by samples", { ...top, sortBy: "samples" }],
    ["top compared", { ...top, comparison }],
    ["top what is new", { ...top, comparison, only: "new" }],
    ["top find", { ...top, kind: "topFind", name: functionName }],
    ["top copy", { ...top, kind: "topCopy", columns: ["flat", "cum", "name", "file", "package"] }],
    ["details", { kind: "details", ...whole, name: functionName }],
    ["details compared", { kind: "details", ...whole, name: functionName, comparison }],
    ["pivot", { kind: "pivot", ...whole, pivot: peek.pivot }],
    ["peek", { ...whole, ...peek, descending: true, fromRow: 0, toRow: 50 }],
    ["search", { kind: "search", ...whole, text: "Merge" }],
    ["locate", { kind: "locate", ...whole, path: [functionName] }],
    ["colours by file", { kind: "frameGroups", ...whole, by: "file" }],
    ["labels", { kind: "labels", ...whole, valueLimit: 50 }],
    ["label keys", { kind: "labelKeys", ...whole }],
    ["info", { kind: "info", ...whole }],
    ["presets", { kind: "presets", ...whole }],
    ["findings", { kind: "findings", ...whole }],
    ["graph", { kind: "graph", ...whole }],
    ["source index", sourceIndex],
    ["source index filtered", { ...sourceIndex, of: "files", sortBy: "name", filter: "e" }],
    ["source index compared", { ...sourceIndex, comparison }],
    ["source lines", { kind: "sourceLines", ...whole, selection: functionName, withAddresses: true }],
    ["source lines compared", { kind: "sourceLines", ...whole, selection: functionName, comparison }],
    ["source files", { kind: "sourceFiles", ...whole }],
  ]);
  for (const [name, options] of Object.entries(optionSets())) {
    questions.set(name, { ...flame, options });
  }
  for (const name of Object.keys(FILTERS)) {
    questions.set(`shown ${name}`, { kind: "shown", ...whole, options: FILTERS[name] });
  }
  for (const command of REPORTS) questions.set(`report ${command}`, { kind: "report", ...whole, command });
  questions.set("report peek", { kind: "report", ...whole, command: "peek", argument: peek.pivot });
  questions.set("report list", { kind: "report", ...whole, command: "list", argument: peek.pivot });
  questions.set("report top of hide", {
    kind: "report",
    sampleTypeIndex: 0,
    command: "top",
    options: { hide: "Merge" },
  });
  questions.set("report top compared", { kind: "report", ...whole, command: "top", comparison });
  return questions;
}

const FILTERS: Readonly<Record<string, QueryOptions>> = {
  focus: { focus: "Merge" },
  ignore: { ignore: "Merge" },
  hide: { hide: "Merge" },
  show: { show: "Merge" },
  show_from: { show_from: "Merge" },
  prune_from: { prune_from: "Merge" },
  tagfocus: { tagfocus: "tenant=1" },
  "tagfocus any key": { tagfocus: "1" },
  "tagfocus a range": { tagfocus: "bytes=1kb:1mb" },
  tagignore: { tagignore: "tenant=1" },
  tagshow: { tagshow: "tenant" },
  taghide: { taghide: "tenant" },
  tagroot: { tagroot: "tenant" },
  "tagroot of numbers": { tagroot: "bytes" },
  tagleaf: { tagleaf: "endpoint" },
  relative_percentages: { focus: "Merge", relative_percentages: true },
};

function optionSets(): Readonly<Record<string, QueryOptions>> {
  return {
    ...FILTERS,
    files: { granularity: "files" },
    filefunctions: { granularity: "filefunctions" },
    lines: { granularity: "lines" },
    addresses: { granularity: "addresses" },
    noinlines: { noinlines: true },
  };
}

const REPORTS = [
  "callgrind",
  "comments",
  "dot",
  "folded",
  "proto",
  "raw",
  "tags",
  "top",
  "topproto",
  "traces",
  "tree",
] as const;

function escaped(name: string): string {
  return name.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}
