import { readFileSync } from "node:fs";
import { err, ok } from "../base/result";
import type { ReportEnvironment } from "../report/environment";
import type { Host } from "./host";
import { goFileError } from "./sources/goFileErrors";
import { localZone } from "./zone/localZone";

/** What reports ask of the machine: its time zone and source files. */
export function reportEnvironment(host: Host): ReportEnvironment {
  return {
    zoneAt: localZone(host.environment["TZ"]),
    sources: {
      workingFolder: host.workingFolder,
      read: path => {
        try {
          return ok(readFileSync(path));
        } catch (error) {
          return err(goFileError("open", path, error));
        }
      },
    },
  };
}
