import { type Option, OPTIONS } from "../../analysis/config";
import { err, ok, type Result } from "../../base/result";
import type { QueryOptions } from "../../engine/protocol";
import type { OptionValue } from "../options/optionValues";

/** A view that somebody keeps: pprof's named config. */
export interface SavedView {
  readonly name: string;
  /** Those that pprof saves and that are not at their default; `sort` is one of them. */
  readonly options: QueryOptions;
}

const SAVED: readonly Option[] = OPTIONS.filter(({ isSaved }) => isSaved);

/** What of the options is saved. */
export function savedPart(options: QueryOptions): QueryOptions {
  return pick(option => options[option.name] ?? option.default);
}

/**
 * Views as pprof's settings file (`internal/driver/settings.go`), which pprof reads as its own: every option, but
 * what is zero in Go is left out.
 */
export function writeSettings(views: readonly SavedView[]): string {
  const configs = views.map(({ name, options }) => ({
    name,
    ...Object.fromEntries(
      SAVED.map(option => [option.name, options[option.name] ?? option.default] as const).filter(
        ([, value]) => Boolean(value),
      ),
    ),
  }));
  return JSON.stringify({ configs }, undefined, 2);
}

/**
 * Reads pprof's settings file. As in pprof, an option that is not there is zero, which is not its default for all; but
 * an empty `unit` or `sort` is, since pprof writes none. Fields that are not known are left out.
 * @returns the views in the file's order, of equal names the last; or what is wrong, in a sentence
 */
export function readSettings(text: string): Result<SavedView[], string> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return err("This is not JSON.");
  }
  const configs = fieldsOf(parsed)?.get("configs");
  if (!Array.isArray(configs)) return err("This is not a settings file of pprof: it has no list of configs.");
  const views = new Map<string, SavedView>();
  for (const config of configs as unknown[]) {
    const fields = fieldsOf(config);
    const name = fields?.get("name");
    if (fields === undefined || typeof name !== "string" || name === "") {
      return err("This is not a settings file of pprof: one of its configs has no name.");
    }
    const wrong = SAVED.find(option => !isValueOf(option, fields.get(option.name)));
    if (wrong !== undefined) {
      return err(
        `The config “${name}” says ${wrong.name} ${JSON.stringify(fields.get(wrong.name))}, which is no value of it.`,
      );
    }
    const options = pick(option => (fields.get(option.name) as OptionValue | undefined) ?? zeroOf(option));
    views.set(name, { name, options });
  }
  return ok([...views.values()]);
}

/** The saved options with these values, without those at their default. */
function pick(valueOf: (option: Option) => OptionValue): QueryOptions {
  const entries = SAVED.map(option => [option.name, option.default, valueOf(option)] as const);
  return Object.fromEntries(
    entries.filter(([, byDefault, value]) => value !== byDefault).map(([name, , value]) => [name, value]),
  );
}

function fieldsOf(value: unknown): ReadonlyMap<string, unknown> | undefined {
  return typeof value === "object" && value !== null ? new Map(Object.entries(value)) : undefined;
}

function isValueOf({ type, choices }: Option, value: unknown): boolean {
  if (value === undefined) return true;
  switch (type) {
    case "text":
      return (
        typeof value === "string" &&
        (choices === undefined || value === "" || choices.some(({ name }) => name === value))
      );
    case "boolean":
      return typeof value === "boolean";
    case "integer":
      return Number.isSafeInteger(value);
    case "number":
      return typeof value === "number";
  }
}

/** What Go makes of a field that is not there. */
function zeroOf({ type, default: byDefault }: Option): OptionValue {
  if (type === "text") return byDefault;
  return type === "boolean" ? false : 0;
}
