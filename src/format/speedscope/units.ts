import type { ValueType } from "../../model/profile";
import type { Members } from "../json/values";

/** What a speedscope profile is measured in, as a sample type. */
export interface Unit {
  /** The same object for all profiles whose values can be added up. */
  readonly type: ValueType;
  /** How many of the sample type's unit one of speedscope's is. */
  readonly scale: number;
}

const TIME: ValueType = { type: "time", unit: "nanoseconds" };

const UNITS: ReadonlyMap<unknown, Unit> = new Map([
  ["none", { type: { type: "samples", unit: "count" }, scale: 1 }],
  ["nanoseconds", { type: TIME, scale: 1 }],
  ["microseconds", { type: TIME, scale: 1e3 }],
  ["milliseconds", { type: TIME, scale: 1e6 }],
  ["seconds", { type: TIME, scale: 1e9 }],
  ["bytes", { type: { type: "space", unit: "bytes" }, scale: 1 }],
]);

/** The unit of a profile. */
export function readUnit(members: Members, value: unknown, field: string): Unit {
  return UNITS.get(value) ?? members.fail(field, `is none of ${[...UNITS.keys()].join(", ")}`);
}

/** Whether values of this type are times. */
export function isTime(type: ValueType): boolean {
  return type === TIME;
}
