import { speedscopeFormat } from "../speedscope";
import { cpuProfileFormat } from "../v8/cpuProfile";
import { heapProfileFormat } from "../v8/heapProfile";
import type { JsonFormat } from "./format";

/** Every format that is JSON, in the order in which they are tried. A new one is one folder and one line. */
export const JSON_FORMATS = [
  speedscopeFormat,
  cpuProfileFormat,
  heapProfileFormat,
] as const satisfies readonly JsonFormat[];
