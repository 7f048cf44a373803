import { parseInt64 } from "../../base/goIntegers";
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

/** `strconv.ParseInt(text, 0, 64)`; beyond 2^53 the nearest double. */
export function parseInteger(text: string): Result<number, ValueError> {
  const parsed = parseInt64(text, 0);
  if (parsed.ok) return ok(Number(parsed.value));
  return err(parsed.error === "invalid syntax" ? "parse error" : "value out of range");
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
