import { existsSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { intlZone } from "../../report/intlZone";
import { localZone } from "./localZone";
import { zoneByRule } from "./posixRule";
import { zoneFromFile } from "./tzif";

const seconds = (time: string): number => Date.parse(time) / 1000;

/** What Go 1.26 prints for `MST` and the offset of a time in a zone. */
const GO_ZONES = [
  ["Europe/Berlin", "2026-01-15T12:00:00Z", "CET", 3600],
  ["Europe/Berlin", "2026-07-15T12:00:00Z", "CEST", 7200],
  ["Europe/Berlin", "2026-03-29T00:59:59Z", "CET", 3600],
  ["Europe/Berlin", "2026-03-29T01:00:00Z", "CEST", 7200],
  ["Europe/Berlin", "2026-10-25T00:59:59Z", "CEST", 7200],
  ["Europe/Berlin", "2026-10-25T01:00:00Z", "CET", 3600],
  ["America/New_York", "2026-07-15T12:00:00Z", "EDT", -14400],
  ["America/New_York", "2050-01-15T12:00:00Z", "EST", -18000],
  ["Europe/Istanbul", "2026-01-15T12:00:00Z", "+03", 10800],
  ["Asia/Tehran", "2026-01-15T12:00:00Z", "+0330", 12600],
  ["Asia/Kolkata", "2026-01-15T12:00:00Z", "IST", 19800],
  ["Australia/Sydney", "2026-01-15T12:00:00Z", "AEDT", 39600],
  ["Australia/Sydney", "2050-07-15T12:00:00Z", "AEST", 36000],
  ["Asia/Tokyo", "2026-01-15T12:00:00Z", "JST", 32400],
  ["Europe/Dublin", "2026-07-15T12:00:00Z", "IST", 3600],
  ["UTC", "2026-01-15T12:00:00Z", "UTC", 0],
] as const;

describe.skipIf(!existsSync("/usr/share/zoneinfo/Europe/Berlin"))("zones of the machine's files", () => {
  it.each(GO_ZONES)("%s at %s is %s", (zone, time, name, offsetSeconds) => {
    expect(localZone(zone)(seconds(time))).toEqual({ name, offsetSeconds });
    expect(localZone(`:${zone}`)(seconds(time))).toEqual({ name, offsetSeconds });
  });

  it("may be named by path", () => {
    expect(localZone("/usr/share/zoneinfo/Asia/Tokyo")(0).name).toBe("JST");
  });

  it.each(["", ":", "No/Such", "europe/berlin", "/no/such", "../etc/passwd", "CET-1CEST,M3.5.0,M10.5.0/3"])(
    "%j is UTC",
    zone => {
      expect(localZone(zone)(0)).toEqual({ name: "UTC", offsetSeconds: 0 });
    },
  );
});

it("has a zone where none is named", () => {
  expect(localZone(undefined)(0).name).not.toBe("");
});

describe("rules", () => {
  it.each([
    ["CET-1CEST,M3.5.0,M10.5.0/3", "2026-03-29T00:59:59Z", "CET", 3600],
    ["CET-1CEST,M3.5.0,M10.5.0/3", "2026-03-29T01:00:00Z", "CEST", 7200],
    ["AEST-10AEDT,M10.1.0,M4.1.0/3", "2026-01-01T00:00:00Z", "AEDT", 39600],
    ["AEST-10AEDT,M10.1.0,M4.1.0/3", "2026-07-01T00:00:00Z", "AEST", 36000],
    ["<-03>3", "2026-07-01T00:00:00Z", "-03", -10800],
    ["EST5EDT", "2026-07-01T00:00:00Z", "EDT", -14400],
    ["<+1030>-10:30<+11>-11,M10.1.0,M4.1.0", "2026-07-01T00:00:00Z", "+1030", 37800],
    ["A__1", "2026-07-01T00:00:00Z", undefined, 0],
    // Day 60 is the first of March in leap years and others.
    ["AAA0BBB,J60/0,J61/0", "2028-03-01T12:00:00Z", "BBB", 3600],
    ["AAA0BBB,J60/0,J61/0", "2026-03-01T12:00:00Z", "BBB", 3600],
    ["AAA0BBB,0/0,1/0", "2026-01-01T12:00:00Z", "BBB", 3600],
    ["IST-2IDT,M3.4.4/26,M10.5.0", "2026-03-26T23:59:59Z", "IST", 7200],
    ["IST-2IDT,M3.4.4/26,M10.5.0", "2026-03-27T00:00:00Z", "IDT", 10800],
  ])("%s at %s", (rule, time, name, offsetSeconds) => {
    const expected = name === undefined ? undefined : { name, offsetSeconds };
    expect(zoneByRule(rule, seconds(time))).toEqual(expected);
  });
});

describe("a file that is none", () => {
  it.each([[""], ["TZif"], ["not a time zone file at all, whatever its name says it is"]])("%j", text => {
    expect(zoneFromFile(Buffer.from(text))).toBeUndefined();
  });
});

it("asks Intl where there are no files", () => {
  expect(intlZone("Europe/Berlin")?.(seconds("2026-07-15T12:00:00Z"))).toEqual({
    name: "CEST",
    offsetSeconds: 7200,
  });
  expect(intlZone("Asia/Tehran")?.(seconds("2026-01-15T12:00:00Z"))).toEqual({
    name: "+0330",
    offsetSeconds: 12600,
  });
  expect(intlZone("No/Such")).toBeUndefined();
});
