import { err, ok, type Result } from "../../base/result";

/** The words of Go's flag package for a value that is not one: "parse error" or "value out of range". */
export type ValueError = "parse error" | "value out of range";

const TRUE = ["1", "t", "T", "TRUE", "true", "True"];
const FALSE = ["0", "f", "F", "FALSE", "false", "False"];

/** `strconv.ParseBool`. */
export function parseBoolean(text: string): Result<boolean, ValueError> {
  if (TRUE.includes(text)) return ok(true);
  if (FALSE.includes(text)) return ok(false);
  return err("parse error");
}

/** Decimal, octal with a bare 0, or with a prefix; underscores between digits and behind a prefix. */
const INTEGER = /^([+-]?)(0[xX]_?[\da-fA-F]|0[bB]_?[01]|0[oO]?_?[0-7]|[1-9]|0$)((?:_?[\da-fA-F])*)$/;
const LARGEST = 2n ** 63n - 1n;

/** `strconv.ParseInt(text, 0, 64)`; beyond 2^53 the nearest double. */
export function parseInteger(text: string): Result<number, ValueError> {
  const parts = INTEGER.exec(text);
  if (parts === null) return err("parse error");
  const [, sign = "", first = "", rest = ""] = parts;
  const digits = (first + rest).replaceAll("_", "").toLowerCase();
  const magnitude = bigIntOf(/^0\d/.test(digits) ? `0o${digits.slice(1)}` : digits);
  if (magnitude === undefined) return err("parse error");
  const value = sign === "-" ? -magnitude : magnitude;
  return value > LARGEST || value < -LARGEST - 1n ? err("value out of range") : ok(Number(value));
}

/** Digits that do not belong to the base are no number. */
function bigIntOf(literal: string): bigint | undefined {
  try {
    return BigInt(literal);
  } catch {
    return undefined;
  }
}

const DECIMAL = /^[+-]?(\d(?:_?\d)*\.?|\.(?=\d))(?:\d(?:_?\d)*)?(?:[eE][+-]?\d(?:_?\d)*)?$/;
const INFINITE = /^([+-]?)inf(?:inity)?$/i;

/** `strconv.ParseFloat(text, 64)`, without its hexadecimal fractions. */
export function parseFloating(text: string): Result<number, ValueError> {
  const infinite = INFINITE.exec(text);
  if (infinite !== null) return ok(infinite[1] === "-" ? -Infinity : Infinity);
  if (/^nan$/i.test(text)) return ok(NaN);
  if (!DECIMAL.test(text)) return err("parse error");
  const value = Number(text.replaceAll("_", ""));
  return Number.isFinite(value) ? ok(value) : err("value out of range");
}
