import type { NameShaper } from "./shaper";

const BITS_OF_LINE = 2 ** 32;

/**
 * Where a file's line number has the column in its upper half, as pprof-nodejs writes it when it is asked for columns.
 * Lines of files end far below that.
 */
export const packedLine: NameShaper = {
  id: "packed-line",
  example: ["/app/min/typescript.js:154618942678", "/app/min/typescript.js:120022:36"],
  looksLike: /:\d{10,16}$/,
  shape: name =>
    name.replace(/:(\d{10,16})$/, (whole, digits: string) => {
      const packed = Number(digits);
      if (packed < BITS_OF_LINE || !Number.isSafeInteger(packed)) return whole;
      return `:${packed % BITS_OF_LINE}:${Math.floor(packed / BITS_OF_LINE)}`;
    }),
};
