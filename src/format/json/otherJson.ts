import type { Problem } from "../../base/problem";
import { isObject } from "./values";

const OPEN_INSTEAD =
  "Read are pprof profiles, V8's CPU and heap profiles (.cpuprofile, .heapprofile) and speedscope's own files.";

/** What a JSON document is that is no profile format read here. */
export function otherJson(root: unknown): Problem {
  const unsupported = (message: string, advice: string): Problem => ({
    kind: "unsupported",
    message,
    advice: `${advice} ${OPEN_INSTEAD}`,
  });
  const isTrace = isObject(root) ? "traceEvents" in root : isTraceEvents(root);
  if (isTrace) {
    return unsupported(
      "This JSON is a trace of events (Chrome's performance panel or Perfetto), not a profile.",
      "Record a CPU profile: in DevTools' JavaScript profiler, or with `node --cpu-prof`.",
    );
  }
  if (isObject(root) && isObject(root["snapshot"])) {
    return unsupported(
      "This JSON is a heap snapshot, not a profile.",
      "Record allocations instead: “Allocation sampling” in DevTools, or `node --heap-prof`.",
    );
  }
  if (isObject(root) && isObject(root["meta"]) && Array.isArray(root["threads"])) {
    return unsupported(
      "This JSON is a profile of the Firefox Profiler, which is not read.",
      "Open it there.",
    );
  }
  return unsupported("This is JSON, but no profile format known here.", "Check that it is the right file.");
}

function isTraceEvents(root: unknown): boolean {
  const [first] = Array.isArray(root) ? (root as unknown[]) : [];
  return isObject(first) && "ph" in first;
}
