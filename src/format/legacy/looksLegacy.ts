import { readCpuHeader } from "./words";

/** First lines of the texts; comments and blank lines may come before some of them. */
const FIRST_LINES = [
  /^[\t -\xff]*heap profile: /,
  /^--- ?(?:contentionz |mutex:|contention:)/,
  /^[\t-\r ]*--- heapz 1 ---/,
  /^(?:[^\n!-~]*(?:#[^\n]*)?\n)*(?:\S+ profile: total \d|[^\n]*--- (?:threadz \d+ ---|Thread [\da-fA-F]+ \(name: ))/,
];

/** Whether the first bytes are those of a format that google/pprof reads as a legacy one. */
export function looksLegacy(head: Uint8Array): boolean {
  if (readCpuHeader(head) !== undefined) return true;
  const text = new TextDecoder("latin1").decode(head);
  return FIRST_LINES.some(line => line.test(text));
}
