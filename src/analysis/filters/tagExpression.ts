import { quoteMeta } from "./quoteMeta";
import { scaleValue } from "../../base/units";
import { numberRange } from "./numberRange";

/*
 * Writes tagfocus and tagignore expressions: the counterpart of `tags.ts`, for the same grammar
 * (`internal/driver/driver_focus.go: compileTagFilter`).
 */

/** pprof ends with a panic where the digits of an expression do not fit an int64: no run of them gets longer. */
const LONG_DIGITS = /(\d{18})(\d)/g;
const MAX_INT64 = 2n ** 63n - 1n;

/** A text as an expression that matches nothing else. Commas would end it: pprof splits there first. */
function literal(text: string): string {
  return quoteMeta(text).replaceAll(",", "\\x2C").replace(LONG_DIGITS, "$1[$2]");
}

/** An expression that is matched against `key:value`, for keys that cannot stand before the `=`. */
function withoutKey(expression: string): string {
  return expression.replaceAll("=", "\\x3D");
}

/**
 * The expression that means the samples with this very text at this very key.
 * A key that is empty or has a `=` in it can only be named as part of `key:value`, as pprof matches it then.
 */
export function textTagFilter(key: string, text: string): string {
  if (canStandAlone(key)) return `${key}=^${literal(text)}$`;
  return withoutKey(`^${literal(`${key}:${text}`)}$`);
}

/**
 * The expression that means the samples with a number of this key from `low` to `high`, both included.
 * @param unit the unit of the key's numbers (`labelUnits`)
 * @returns undefined where the grammar has none: for keys as above, and for units that pprof cannot convert back
 */
export function numberTagFilter(key: string, unit: string, low: bigint, high: bigint): string | undefined {
  if (!canStandAlone(key)) return undefined;
  const suffix = boundUnit(unit);
  const bound = (number: bigint) => `${number > MAX_INT64 ? MAX_INT64 : number}${suffix}`;
  const range = low === high ? bound(low) : `${bound(low)}:${bound(high)}`;
  const isInRange = numberRange(range);
  if (isInRange?.(Number(low), unit) !== true || !isInRange(Number(high), unit)) return undefined;
  return `${key}=${range}`;
}

function canStandAlone(key: string): boolean {
  return key !== "" && !key.includes("=");
}

/** How a bound says its unit: in letters, and not at all where pprof does not know the unit. */
function boundUnit(unit: string): string {
  const isKnown = scaleValue(1, unit, "").unit !== "";
  if (!isKnown) return "";
  return /^[A-Za-z]+$/.test(unit) ? unit : scaleValue(1, unit, unit).unit;
}

/**
 * The expression that means the samples that one of two expressions means, or both: what tagignore becomes when
 * something more is ignored.
 * @param present what is there already; "" for nothing
 * @param added one of the above
 * @returns undefined where the grammar has none: a range of numbers stands alone, and so does what a user wrote with
 *   commas, or for another key
 */
export function eitherTagFilter(present: string, added: string): string | undefined {
  if (present === "" || present === added) return added;
  const [one, other] = [parse(present), parse(added)];
  if (one === undefined || other === undefined) return undefined;
  if (one.key !== undefined && one.key === other.key) {
    // Expressions of one key: pprof wants any of them.
    return one.parts.includes(other.parts[0]) ? present : `${present},${other.parts.join(",")}`;
  }
  const [first, second] = [anyKeyExpression(one), anyKeyExpression(other)];
  if (first === undefined || second === undefined) return undefined;
  return `|${first}|`.includes(`|${second}|`) ? first : `${first}|${second}`;
}

interface TextFilter {
  readonly key: string | undefined;
  readonly parts: readonly string[];
}

/** Undefined for a range of numbers. */
function parse(filter: string): TextFilter | undefined {
  const equals = filter.indexOf("=");
  const value = filter.slice(equals + 1);
  if (numberRange(value) !== undefined) return undefined;
  return { key: equals <= 0 ? undefined : filter.slice(0, equals), parts: value.split(",") };
}

/** `^` text `$`, as `textTagFilter` writes it. */
const EXACT = /^\^(?:[^\\.+*?()|[\]{}^$]|\\[^A-Za-z0-9]|\\x2C|\\x3D|\[\d\])*\$$/s;

/** The same as one expression that is matched against `key:value`. */
function anyKeyExpression({ key, parts }: TextFilter): string | undefined {
  if (key === undefined) {
    // With commas between them, all are wanted.
    if (parts.length > 1) return undefined;
    const [part] = parts;
    return part.includes("(?") ? `(?:${part})` : part;
  }
  if (!parts.every(part => EXACT.test(part))) return undefined;
  return withoutKey(parts.map(part => `^${literal(`${key}:`)}${part.slice(1)}`).join("|"));
}
