import type { ByteText } from "../../base/byteText";

/** pprof's own figure, as it prints it, as a number: 12.34 of ` 12.34%`. It has no sign. */
export function percentNumber(text: ByteText): number {
  return Number(text.replace("%", ""));
}
