import { quoteMeta } from "../analysis/filters/quoteMeta";

/** A pivot that means exactly one function, by its name as pprof prints it. */
export function exactPivot(name: string): string {
  return `^${quoteMeta(name)}$`;
}
