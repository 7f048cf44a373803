import type { TimeZoneAt } from "../../report/environment";

const NAME = "<[^>]+>|[A-Za-z]{3,}";
const OFFSET = String.raw`[+-]?\d+(?::\d+){0,2}`;
const RULE = new RegExp(`^(${NAME})(${OFFSET})(?:(${NAME})(${OFFSET})?(?:,([^,]+),([^,]+))?)?$`);

/**
 * The zone at an instant by a rule of the TZ variable's form, such as `CET-1CEST,M3.5.0,M10.5.0/3`
 * (`time.tzset` of Go); undefined where the rule is none.
 */
export function zoneByRule(rule: string, unixSeconds: number): TimeZoneAt | undefined {
  const parts = RULE.exec(rule);
  if (parts === null) return undefined;
  const [, name = "", offset = "", dstName, dstOffset, dstStart = "M3.2.0", dstEnd = "M11.1.0"] = parts;
  const standard = { name: withoutBrackets(name), offsetSeconds: -secondsOf(offset) };
  if (dstName === undefined) return standard;
  const dst = {
    name: withoutBrackets(dstName),
    offsetSeconds: dstOffset === undefined ? standard.offsetSeconds + 3600 : -secondsOf(dstOffset),
  };
  const year = new Date(unixSeconds * 1000).getUTCFullYear();
  const start = changeOf(dstStart, year);
  const end = changeOf(dstEnd, year);
  if (start === undefined || end === undefined) return undefined;
  const startSeconds = start - standard.offsetSeconds;
  const endSeconds = end - dst.offsetSeconds;
  // In the south the year begins with daylight saving time.
  const isDst =
    startSeconds <= endSeconds
      ? unixSeconds >= startSeconds && unixSeconds < endSeconds
      : unixSeconds >= startSeconds || unixSeconds < endSeconds;
  return isDst ? dst : standard;
}

function withoutBrackets(name: string): string {
  return name.startsWith("<") ? name.slice(1, -1) : name;
}

/** `[+-]h[:m[:s]]` in seconds. */
function secondsOf(text: string): number {
  const [hours = 0, minutes = 0, seconds = 0] = text.replace(/^[+-]/, "").split(":").map(Number);
  return (hours * 3600 + minutes * 60 + seconds) * (text.startsWith("-") ? -1 : 1);
}

const CHANGE = new RegExp(String.raw`^(?:J(\d+)|(\d+)|M(\d+)\.(\d)\.(\d))(?:/(${OFFSET}))?$`);

/** When the clock changes in a year, in Unix seconds as if local time were UTC. */
function changeOf(text: string, year: number): number | undefined {
  const parts = CHANGE.exec(text);
  if (parts === null) return undefined;
  const [, julian, day, month, week, weekday, time = "2"] = parts;
  const date = new Date(0);
  if (julian !== undefined) {
    // Days 1 to 365; the 29th of February is not counted.
    const isLeap = new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1;
    const leapDay = isLeap && Number(julian) >= 60 ? 1 : 0;
    date.setUTCFullYear(year, 0, Number(julian) + leapDay);
  } else if (day !== undefined) {
    date.setUTCFullYear(year, 0, 1 + Number(day));
  } else {
    date.setUTCFullYear(year, Number(month) - 1, 1);
    const firstWanted = 1 + ((7 + Number(weekday) - date.getUTCDay()) % 7);
    const daysInMonth = new Date(Date.UTC(year, Number(month), 0)).getUTCDate();
    let dayOfMonth = firstWanted + 7 * (Number(week) - 1);
    // Week 5 is the last one.
    while (dayOfMonth > daysInMonth) dayOfMonth -= 7;
    date.setUTCDate(dayOfMonth);
  }
  return date.getTime() / 1000 + secondsOf(time);
}
