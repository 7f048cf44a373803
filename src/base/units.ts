import { fixed2, general2 } from "./goNumbers";

/**
 * Units, and values as text, exactly as google/pprof prints them (`internal/measurement/measurement.go`).
 */

interface Unit {
  readonly name: string;
  readonly aliases: readonly string[];
  /** How many of the family's smallest step one unit is. */
  readonly factor: number;
}

interface UnitFamily {
  readonly units: readonly Unit[];
  readonly defaultUnit: Unit;
}

const SMALLEST_INT64 = -(2 ** 63);

const unit = (name: string, factor: number, ...aliases: string[]): Unit => ({ name, aliases, factor });
const SECOND = unit("s", 1e9, "s", "sec", "second");
const BYTE = unit("B", 1, "b", "byte");
const GCU = unit("GCU", 1, "gcu");

const FAMILIES: readonly UnitFamily[] = [
  {
    defaultUnit: BYTE,
    units: [
      BYTE,
      unit("kB", 2 ** 10, "kb", "kbyte", "kilobyte"),
      unit("MB", 2 ** 20, "mb", "mbyte", "megabyte"),
      unit("GB", 2 ** 30, "gb", "gbyte", "gigabyte"),
      unit("TB", 2 ** 40, "tb", "tbyte", "terabyte"),
      unit("PB", 2 ** 50, "pb", "pbyte", "petabyte"),
    ],
  },
  {
    defaultUnit: SECOND,
    units: [
      unit("ns", 1, "ns", "nanosecond"),
      unit("us", 1e3, "μs", "us", "microsecond"),
      unit("ms", 1e6, "ms", "millisecond"),
      SECOND,
      unit("hrs", 3.6e12, "hour", "hr"),
    ],
  },
  {
    defaultUnit: GCU,
    units: [
      unit("n*GCU", 1e-9, "nanogcu"),
      unit("u*GCU", 1e-6, "microgcu"),
      unit("m*GCU", 1e-3, "milligcu"),
      GCU,
      unit("k*GCU", 1e3, "kilogcu"),
      unit("M*GCU", 1e6, "megagcu"),
      unit("G*GCU", 1e9, "gigagcu"),
      unit("T*GCU", 1e12, "teragcu"),
      unit("P*GCU", 1e15, "petagcu"),
    ],
  },
];

function findUnit(family: UnitFamily, name: string): Unit | undefined {
  let alias = name.toLowerCase();
  // Characters, not bytes, so that "μs" is not mistaken for a plural.
  if (Array.from(alias).length > 2 && alias.endsWith("s")) alias = alias.slice(0, -1);
  return family.units.find(candidate => candidate.aliases.includes(alias));
}

/**
 * A value in another unit.
 * @param value in `fromUnit`
 * @param toUnit a unit's name, or "auto" / "minimum" for the largest unit in which the value is at least 1
 * @returns the value and its unit's text; the text is "" where it says nothing (a plain count)
 */
export function scaleValue(value: number, fromUnit: string, toUnit: string): { value: number; unit: string } {
  // The smallest int64 has no positive counterpart: pprof takes it as it is, below every unit.
  if (value < 0 && value > SMALLEST_INT64) {
    const positive = scaleValue(-value, fromUnit, toUnit);
    return { value: -positive.value, unit: positive.unit };
  }
  for (const family of FAMILIES) {
    const from = findUnit(family, fromUnit);
    if (from === undefined) continue;
    const base = value * from.factor;
    let to: Unit | undefined;
    if (toUnit === "auto" || toUnit === "minimum") {
      for (const candidate of family.units) {
        if (candidate.factor >= (to?.factor ?? 0) && base / candidate.factor >= 1) to = candidate;
      }
    } else {
      to = findUnit(family, toUnit);
    }
    to ??= family.defaultUnit;
    return { value: base / to.factor, unit: to.name };
  }
  const silent = ["count", "sample", "unit", "minimum", "auto"].includes(toUnit);
  return { value, unit: silent ? "" : toUnit };
}

/** pprof's text of a value: two decimals (a bare `.00` dropped), unit glued on, `0` without a unit. */
export function valueText(value: number, fromUnit: string, toUnit = "auto"): string {
  const scaled = scaleValue(value, fromUnit, toUnit);
  const text = fixed2(scaled.value).replace(/\.00$/, "");
  return text === "0" || text === "-0" ? "0" : text + scaled.unit;
}

/** pprof's text of a share (`measurement.Percentage`) without its padding: `12.34%`, `0.52%`, `100%`. Unsigned. */
export function percentText(value: number, total: number): string {
  const ratio = total === 0 ? 0 : Math.abs(value / total) * 100;
  if (ratio >= 99.95 && ratio <= 100.05) return "100%";
  return ratio >= 1 ? `${fixed2(ratio)}%` : `${general2(ratio)}%`;
}

/** A count of bytes for reading: `1.5 MB` (powers of 1000, as file managers show). */
export function byteCountText(bytes: number): string {
  const units = ["B", "kB", "MB", "GB", "TB"];
  let value = bytes;
  let index = 0;
  while (value >= 999.5 && index < units.length - 1) {
    value /= 1000;
    index++;
  }
  const decimals = index === 0 || value >= 100 ? 0 : value >= 10 ? 1 : 2;
  return `${value.toFixed(decimals)} ${units[index]}`;
}

/** Whether values can be converted from one unit to the other: equal, or of one family. */
export function unitsAreCompatible(first: string, second: string): boolean {
  if (first === second) return true;
  return FAMILIES.some(
    family => findUnit(family, first) !== undefined && findUnit(family, second) !== undefined,
  );
}
