/** What a report needs to know and a pure function can't. */
export interface ReportEnvironment {
  /** The local time zone at an instant. */
  zoneAt(unixSeconds: number): TimeZoneAt;
  /** Reads a source file; `list` asks. Absent where there are no files. */
  readonly sources?: SourceFiles;
}

/** A time zone at an instant, as Go prints it. */
export interface TimeZoneAt {
  /** East of UTC. */
  readonly offsetSeconds: number;
  /** `UTC`, `CEST`, or `+03` where the zone has no letters. */
  readonly name: string;
}

/** The file system, as far as `list` looks at it. */
export interface SourceFiles {
  /** The folder that relative names are looked for in when source_path is "". */
  readonly workingFolder: string;
  /** The file's bytes, or the error in Go's words (`open /x: no such file or directory`). */
  read(path: string): { ok: true; value: Uint8Array } | { ok: false; error: string };
}

/** The zone in which all tests and recorded outputs are. */
export const UTC_ENVIRONMENT: ReportEnvironment = {
  zoneAt: () => ({ offsetSeconds: 0, name: "UTC" }),
};
