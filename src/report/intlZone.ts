import type { TimeZoneAt } from "./environment";

/** Locales whose English has the letters of the zones around them; the rest say `GMT+3`. */
const LOCALES = ["en-US", "en-GB", "en-AU", "en-ZA", "en-IN", "en-NZ"];

/**
 * A zone by the tables of JavaScript; undefined for a name that they do not have.
 * @param timeZone such as `Europe/Berlin`
 */
export function intlZone(timeZone: string): ((unixSeconds: number) => TimeZoneAt) | undefined {
  try {
    Intl.DateTimeFormat("en-US", { timeZone });
  } catch {
    return undefined;
  }
  return unixSeconds => {
    const at = new Date(unixSeconds * 1000);
    const offset = zonePart(at, "en-US", timeZone, "longOffset").replace("GMT", "");
    const letters = LOCALES.map(locale => zonePart(at, locale, timeZone, "short")).find(
      name => !/\d/.test(name),
    );
    // Go leaves out the minutes where there are none.
    const digits = offset.replace(":", "").replace(/00$/, "");
    return { offsetSeconds: secondsOf(offset), name: letters ?? digits };
  };
}

function zonePart(at: Date, locale: string, timeZone: string, timeZoneName: "short" | "longOffset"): string {
  const parts = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName }).formatToParts(at);
  return parts.find(({ type }) => type === "timeZoneName")?.value ?? "";
}

/** `+05:30` in seconds; "" is UTC. */
function secondsOf(offset: string): number {
  const [hours = 0, minutes = 0, seconds = 0] = offset.slice(1).split(":").map(Number);
  return (hours * 3600 + minutes * 60 + seconds) * (offset.startsWith("-") ? -1 : 1);
}
