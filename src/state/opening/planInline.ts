import type { Problem } from "../../base/problem";
import { ok, type Result } from "../../base/result";
import { readInline } from "../inlineProfile";
import type { ProfileOrigin } from "../viewState";
import type { Plan } from "./plan";

/** A profile that is in the link itself. It is not kept: the address has it. */
export function planInline(origin: ProfileOrigin & { kind: "inline" }): Result<Plan, Problem> {
  const read = readInline(origin.data);
  if (!read.ok) return read;
  const { name, bytes } = read.value;
  return ok({
    name,
    origin,
    sources: [{ kind: "blob", name, blob: new Blob([bytes]) }],
    filesAtMs: performance.now(),
    keep: undefined,
  });
}
