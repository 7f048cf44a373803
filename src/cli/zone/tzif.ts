import type { TimeZoneAt } from "../../report/environment";
import { zoneByRule } from "./posixRule";

/** A zone in force, and whether it is daylight saving time. */
interface Zone extends TimeZoneAt {
  readonly isDst: boolean;
}

/** A compiled time zone file: who was in force from when on, and the rule behind the last change. */
interface ZoneFile {
  /** Unix seconds, rising. */
  readonly changes: readonly number[];
  /** change → zone. */
  readonly zoneOfChange: readonly number[];
  readonly zones: readonly Zone[];
  /** As in the TZ variable, such as `CET-1CEST,M3.5.0,M10.5.0/3`; "" where there is none. */
  readonly rule: string;
}

/** The zone at an instant by a compiled time zone file (RFC 8536); undefined where it is none. */
export function zoneFromFile(bytes: Uint8Array): ((unixSeconds: number) => TimeZoneAt) | undefined {
  const file = readZoneFile(bytes);
  if (file === undefined) return undefined;
  return unixSeconds => {
    const { offsetSeconds, name } = zoneInFile(file, unixSeconds);
    return { offsetSeconds, name };
  };
}

/** `time.Location.lookup` of Go. */
function zoneInFile({ changes, zoneOfChange, zones, rule }: ZoneFile, unixSeconds: number): TimeZoneAt {
  const last = changes.findLastIndex(change => change <= unixSeconds);
  if (last < 0 && changes.length > 0) return zones[firstZone(zones, zoneOfChange)];
  if (last === changes.length - 1 && rule !== "") {
    const ruled = zoneByRule(rule, unixSeconds);
    if (ruled !== undefined) return ruled;
  }
  return zones[last < 0 ? 0 : zoneOfChange[last]];
}

/** Which zone was in force before the first change (`time.Location.lookupFirstZone`). */
function firstZone(zones: readonly Zone[], zoneOfChange: readonly number[]): number {
  if (!zoneOfChange.includes(0)) return 0;
  const [first] = zoneOfChange;
  if (zones[first].isDst) {
    const before = zones.slice(0, first).findLastIndex(zone => !zone.isDst);
    if (before >= 0) return before;
  }
  return Math.max(
    0,
    zones.findIndex(zone => !zone.isDst),
  );
}

const HEADER_BYTES = 44;

function readZoneFile(bytes: Uint8Array): ZoneFile | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const old = readBlock(view, 0, 4);
    // Since version 2, the same comes once more with 64-bit times, and the rule behind it.
    return old.version === 0 ? old : readBlock(view, old.end, 8);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Throws a RangeError where the bytes are no such block. */
function readBlock(
  view: DataView,
  start: number,
  timeBytes: 4 | 8,
): ZoneFile & { version: number; end: number } {
  if (view.getUint32(start) !== 0x545a6966) throw new RangeError("not a time zone file");
  const version = view.getUint8(start + 4);
  const counts = Array.from({ length: 6 }, (_, index) => view.getUint32(start + 20 + 4 * index));
  const [utcCount, standardCount, leapCount, changeCount, zoneCount, nameBytes] = counts;
  let at = start + HEADER_BYTES;
  const changes = Array.from({ length: changeCount }, (_, index) =>
    timeBytes === 4 ? view.getInt32(at + 4 * index) : Number(view.getBigInt64(at + 8 * index)),
  );
  at += changeCount * timeBytes;
  const zoneOfChange = Array.from({ length: changeCount }, (_, index) => view.getUint8(at + index));
  at += changeCount;
  const namesAt = at + 6 * zoneCount;
  const zones = Array.from({ length: zoneCount }, (_, index): Zone => {
    const zoneAt = at + 6 * index;
    return {
      offsetSeconds: view.getInt32(zoneAt),
      isDst: view.getUint8(zoneAt + 4) !== 0,
      name: textUntil(view, 0, namesAt + view.getUint8(zoneAt + 5)),
    };
  });
  if (zoneCount === 0 || zoneOfChange.some(zone => zone >= zoneCount)) throw new RangeError("no such zone");
  const end = namesAt + nameBytes + leapCount * (timeBytes + 4) + standardCount + utcCount;
  const rule = timeBytes === 8 ? textUntil(view, 10, end + 1) : "";
  return { version, changes, zoneOfChange, zones, rule, end };
}

function textUntil(view: DataView, mark: number, start: number): string {
  let text = "";
  for (let at = start; view.getUint8(at) !== mark; at++) text += String.fromCharCode(view.getUint8(at));
  return text;
}
