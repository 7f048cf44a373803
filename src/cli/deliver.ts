import { open } from "node:fs/promises";
import { join } from "node:path";
import { err, ok, type Result } from "../base/result";
import type { ReportCommand } from "../report/commands";
import type { Host } from "./host";
import { say } from "./say";
import { goFileError } from "./sources/goFileErrors";
import { visibleBytes } from "./visible";

/**
 * Brings a report to where it belongs (`internal/driver/driver.go: generateReport`): the file of -output, else
 * standard output; reports for programs are kept off a terminal.
 */
export async function deliver(
  report: Uint8Array,
  command: ReportCommand,
  output: string,
  host: Host,
): Promise<Result<undefined, string>> {
  if (output !== "") {
    await say(host.stderr, `Generating report in ${output}`);
    return writeFile(output, "w", report);
  }
  const { stdout } = host;
  if (command.isBinary && stdout.isTerminal) return writeNewFile(command, report, host);
  await stdout.write(stdout.isTerminal ? visibleBytes(report) : report);
  return ok(undefined);
}

/** Endings of files for programs where they are not the command's name (`commands.go: awayFromTTY`). */
const ENDINGS: Readonly<Record<string, string>> = {
  callgrind: "callgraph.out",
  proto: "pb.gz",
  topproto: "pb.gz",
};

/** `profile001.pb.gz` in the working folder, or the first number that is free. */
async function writeNewFile(
  command: ReportCommand,
  report: Uint8Array,
  host: Host,
): Promise<Result<undefined, string>> {
  const ending = ENDINGS[command.name] ?? command.name;
  for (let number = 1; number < 10_000; number++) {
    const name = `profile${String(number).padStart(3, "0")}.${ending}`;
    const written = await writeFile(join(host.workingFolder, name), "wx", report);
    if (!written.ok && written.error.endsWith("file exists")) continue;
    if (written.ok) await say(host.stderr, `Generating report in ${name}`);
    return written;
  }
  return err(`could not create file of the form profile001.${ending}`);
}

async function writeFile(
  path: string,
  flags: "w" | "wx",
  bytes: Uint8Array,
): Promise<Result<undefined, string>> {
  try {
    const handle = await open(path, flags);
    try {
      await handle.writeFile(bytes);
    } finally {
      await handle.close();
    }
    return ok(undefined);
  } catch (error) {
    return err(goFileError("open", path, error));
  }
}
