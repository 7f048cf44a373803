import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { TimeZoneAt } from "../../report/environment";
import { intlZone } from "../../report/intlZone";
import { zoneFromFile } from "./tzif";

/** Where Unix systems keep compiled time zone files. */
const ZONE_FOLDERS = [
  "/usr/share/zoneinfo",
  "/usr/share/lib/zoneinfo",
  "/usr/lib/locale/TZ",
  "/etc/zoneinfo",
];

const UTC: TimeZoneAt = { offsetSeconds: 0, name: "UTC" };

/**
 * The local time zone as Go finds it (`time.initLocal`): by the TZ variable if there is one, else the machine's;
 * a name that is unknown is UTC. Systems without time zone files answer through Intl.
 */
export function localZone(timeZone: string | undefined): (unixSeconds: number) => TimeZoneAt {
  if (timeZone === undefined) {
    return zoneIn("/etc/localtime") ?? intlZone(Intl.DateTimeFormat().resolvedOptions().timeZone) ?? utc;
  }
  const name = timeZone.replace(/^:/, "");
  if (name === "" || name === "UTC") return utc;
  if (name.startsWith("/")) return zoneIn(name) ?? utc;
  if (name.split(/[/\\]/).includes("..")) return utc;
  for (const folder of ZONE_FOLDERS) {
    const zone = zoneIn(join(folder, name));
    if (zone !== undefined) return zone;
  }
  return (ZONE_FOLDERS.some(folder => existsSync(folder)) ? undefined : intlZone(name)) ?? utc;
}

const utc = () => UTC;

function zoneIn(path: string): ((unixSeconds: number) => TimeZoneAt) | undefined {
  try {
    return zoneFromFile(readFileSync(path));
  } catch {
    return undefined;
  }
}
