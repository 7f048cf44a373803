import type { LabelTable } from "../model/profile";

/** A numeric label's number, exact. */
export function labelNumber(labels: LabelTable, label: number): bigint {
  return labels.exactNumbers.get(label) ?? BigInt(labels.number[label]);
}
