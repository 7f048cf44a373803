import type { FlagValue } from "./goFlags";

const TLS_FLAGS = ["tls_cert", "tls_key", "tls_ca"];

/**
 * A line for each flag that was given, makes no difference here, and would in pprof. (`-tools` and
 * `-intel_syntax` make none without symbolization and disassembly.)
 */
export function ignoredFlags(values: ReadonlyMap<string, FlagValue>, sources: readonly string[]): string[] {
  const remarks: string[] = [];
  const symbolize = String(values.get("symbolize") ?? "");
  if (asksForSymbols(symbolize)) {
    remarks.push(`Ignoring -symbolize=${symbolize}: symbols are taken as the profile has them`);
  }
  if (!sources.some(source => /^https(\+insecure)?:/i.test(source))) return remarks;
  for (const name of TLS_FLAGS) {
    if ((values.get(name) ?? "") !== "") remarks.push(`Ignoring -${name}: Node's own certificates are used`);
  }
  return remarks;
}

/** Whether pprof would look for symbols or demangle names anew (`internal/symbolizer: Symbolize`). */
function asksForSymbols(mode: string): boolean {
  const words = mode.toLowerCase().split(":");
  const stop = words.findIndex(word => word === "none" || word === "no");
  return stop < 0 && words.some(word => word !== "");
}
