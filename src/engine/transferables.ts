import type { Answer } from "./protocol";

/** The buffers of an answer's typed arrays: they move to the page instead of being copied. */
export function transferables(answer: Answer): ArrayBuffer[] {
  const buffers = new Set<ArrayBuffer>();
  const collect = (value: unknown) => {
    if (ArrayBuffer.isView(value) && value.buffer instanceof ArrayBuffer) buffers.add(value.buffer);
  };
  for (const value of Object.values(answer)) {
    collect(value);
    if (isPlainObject(value)) Object.values(value).forEach(collect);
  }
  return [...buffers];
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !ArrayBuffer.isView(value);
}
