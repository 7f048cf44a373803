import { err, ok, type Result } from "./result";

/** What Go's strconv says of a text that is no number, or none that fits. */
export type IntegerError = "invalid syntax" | "value out of range";

/** The base of the digits; 0 is told by the prefix: 0x, 0o or a bare 0, 0b, and underscores may stand between digits. */
export type IntegerBase = 0 | 10 | 16;

const BY_PREFIX = /^(0[xX]_?[\da-fA-F]|0[bB]_?[01]|0[oO]?_?[0-7]|[1-9]|0$)((?:_?[\da-fA-F])*)$/;
const DIGITS = { 10: /^\d+$/, 16: /^[\da-fA-F]+$/ } as const;

/** `strconv.ParseInt(text, base, 64)` of Go. */
export function parseInt64(text: string, base: IntegerBase): Result<bigint, IntegerError> {
  const sign = text.startsWith("-") ? -1n : 1n;
  const magnitude = magnitudeOf(text.replace(/^[+-]/, ""), base);
  if (magnitude === undefined) return err("invalid syntax");
  const value = sign * magnitude;
  return BigInt.asIntN(64, value) === value ? ok(value) : err("value out of range");
}

/** `strconv.ParseUint(text, base, 64)` of Go. */
export function parseUint64(text: string, base: IntegerBase): Result<bigint, IntegerError> {
  const value = magnitudeOf(text, base);
  if (value === undefined) return err("invalid syntax");
  return BigInt.asUintN(64, value) === value ? ok(value) : err("value out of range");
}

function magnitudeOf(text: string, base: IntegerBase): bigint | undefined {
  if (base !== 0) return DIGITS[base].test(text) ? bigIntOf(base === 16 ? `0x${text}` : text) : undefined;
  const parts = BY_PREFIX.exec(text);
  if (parts === null) return undefined;
  const [, first = "", rest = ""] = parts;
  const digits = (first + rest).replaceAll("_", "").toLowerCase();
  return bigIntOf(/^0\d/.test(digits) ? `0o${digits.slice(1)}` : digits);
}

/** Digits that do not belong to the base are no number. */
function bigIntOf(literal: string): bigint | undefined {
  try {
    return BigInt(literal);
  } catch {
    return undefined;
  }
}
