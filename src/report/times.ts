import type { ReportEnvironment, TimeZoneAt } from "./environment";

const NANOS = 1_000_000_000n;

/** An instant as its zone's clock shows it. */
export interface LocalTime {
  /** `2006-01-02` */
  readonly date: string;
  /** `15:04:05` */
  readonly time: string;
  /** Nanoseconds of the second. */
  readonly nanos: bigint;
  readonly zone: TimeZoneAt;
}

export function localTime(unixNanos: bigint, environment: ReportEnvironment): LocalTime {
  const nanos = ((unixNanos % NANOS) + NANOS) % NANOS;
  const seconds = Number((unixNanos - nanos) / NANOS);
  const zone = environment.zoneAt(seconds);
  const [date = "", time = ""] = new Date((seconds + zone.offsetSeconds) * 1000).toISOString().split("T");
  return { date, time: time.slice(0, 8), nanos, zone };
}

/** `time.Time.String` of Go without the monotonic clock: `2006-01-02 15:04:05.999999999 -0700 MST`. */
export function timeText(unixNanos: bigint, environment: ReportEnvironment): string {
  const { date, time, nanos, zone } = localTime(unixNanos, environment);
  const fraction = nanos === 0n ? "" : `.${String(nanos).padStart(9, "0").replace(/0+$/, "")}`;
  const minutes = Math.trunc(Math.abs(zone.offsetSeconds) / 60);
  const sign = zone.offsetSeconds < 0 ? "-" : "+";
  const offset = `${sign}${twoDigits(Math.floor(minutes / 60))}${twoDigits(minutes % 60)}`;
  return `${date} ${time}${fraction} ${offset} ${zone.name}`;
}

const twoDigits = (value: number) => String(value).padStart(2, "0");

/** `time.Duration.String` of Go: `1h2m3.5s`, `1.5ms`, `0s`. */
export function durationText(nanos: bigint): string {
  if (nanos === 0n) return "0s";
  const sign = nanos < 0n ? "-" : "";
  const all = nanos < 0n ? -nanos : nanos;
  if (all < 1_000n) return `${sign}${all}ns`;
  if (all < 1_000_000n) return `${sign}${decimal(all, 3)}µs`;
  if (all < NANOS) return `${sign}${decimal(all, 6)}ms`;
  const minutes = all / (60n * NANOS);
  const seconds = `${decimal(all % (60n * NANOS), 9)}s`;
  if (minutes === 0n) return sign + seconds;
  const hours = minutes / 60n;
  return hours === 0n ? `${sign}${minutes}m${seconds}` : `${sign}${hours}h${minutes % 60n}m${seconds}`;
}

/** A whole number with its last digits behind the point, as many as say something. */
function decimal(value: bigint, places: number): string {
  const digits = String(value).padStart(places + 1, "0");
  const fraction = digits.slice(-places).replace(/0+$/, "");
  return digits.slice(0, -places) + (fraction === "" ? "" : `.${fraction}`);
}
