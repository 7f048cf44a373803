import type { QueryOptions } from "../../engine/protocol";
import { removeOption, setOption } from "./optionValues";

/** Where frames that are made of a label's values are put. */
export type GroupPlace = "root" | "leaf";

/** What stacks are grouped by: pprof's tagroot or tagleaf, with one key. */
export interface Grouping {
  readonly key: string;
  readonly place: GroupPlace;
}

/** Groups stacks by one label key, or by none. */
export function groupBy(options: QueryOptions, grouping: Grouping | undefined): QueryOptions {
  const others = removeOption(removeOption(options, "tagroot"), "tagleaf");
  if (grouping === undefined) return others;
  return setOption(others, grouping.place === "root" ? "tagroot" : "tagleaf", grouping.key);
}

/** Whether stacks are grouped by just this. */
export function isGroupedBy(options: QueryOptions, { key, place }: Grouping): boolean {
  const { tagroot = "", tagleaf = "" } = options;
  return place === "root" ? tagroot === key && tagleaf === "" : tagleaf === key && tagroot === "";
}

/** Whether pprof can group by the key: commas stand between keys. */
export function canGroupBy(key: string): boolean {
  return key !== "" && !key.includes(",");
}
