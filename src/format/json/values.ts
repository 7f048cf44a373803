import { ProblemError } from "../../base/problem";

/** An object of a parsed JSON document. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Whether a value is an object, and not an array or null. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** An error that names the member where a document contradicts its format. */
function contradiction(format: string, field: string, what: string): ProblemError {
  return new ProblemError({
    kind: "malformed",
    message: `This ${format} contradicts its format: ${field} ${what}.`,
    advice: "Record it again; if it stays so, the program that wrote it has a bug.",
    field,
  });
}

/** Reads members of one format's documents; what is not as it must be throws an error that names it. */
export class Members {
  private readonly format: string;

  /** @param format what the error calls the file, such as `.cpuprofile` */
  constructor(format: string) {
    this.format = format;
  }

  fail(field: string, what: string): never {
    throw contradiction(this.format, field, what);
  }

  object(value: unknown, field: string): JsonObject {
    return isObject(value) ? value : this.fail(field, `is ${kindOf(value)} where an object belongs`);
  }

  array(value: unknown, field: string): readonly unknown[] {
    return Array.isArray(value) ? value : this.fail(field, `is ${kindOf(value)} where a list belongs`);
  }

  /** A finite number. */
  number(value: unknown, field: string): number {
    if (typeof value === "number" && Number.isFinite(value)) return value;
    return this.fail(field, `is ${kindOf(value)} where a number belongs`);
  }

  /** A whole number of at least `least`. */
  index(value: unknown, field: string, least = 0): number {
    const number = this.number(value, field);
    if (Number.isSafeInteger(number) && number >= least) return number;
    return this.fail(field, `is ${number} where a whole number of at least ${least} belongs`);
  }

  /** A text; "" where there is none. */
  text(value: unknown, field: string): string {
    if (value === undefined || value === null) return "";
    return typeof value === "string" ? value : this.fail(field, `is ${kindOf(value)} where a text belongs`);
  }

  /** A number; undefined where there is none. */
  optionalNumber(value: unknown, field: string): number | undefined {
    return value === undefined || value === null ? undefined : this.number(value, field);
  }

  /** A list; undefined where there is none. */
  optionalArray(value: unknown, field: string): readonly unknown[] | undefined {
    return value === undefined || value === null ? undefined : this.array(value, field);
  }
}

function kindOf(value: unknown): string {
  if (value === undefined) return "missing";
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "number") return Number.isFinite(value) ? "a number" : "too large a number";
  return typeof value === "string" ? "a text" : typeof value === "boolean" ? "true or false" : "an object";
}
