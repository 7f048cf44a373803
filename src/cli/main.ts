import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Readable, type Writable } from "node:stream";
import { fileURLToPath } from "node:url";
import { err, ok, type Result } from "../base/result";
import type { Output } from "./host";
import { run } from "./run";

/** The `proflens` command: the process around `run`. */

const PIECE = 1 << 24;

function outputOf(stream: Writable & { readonly isTTY?: boolean }): Output {
  // Whoever reads may stop early (`proflens -top … | head`).
  stream.on("error", (error: NodeJS.ErrnoException) => {
    process.exit(error.code === "EPIPE" ? 0 : 2);
  });
  return {
    isTerminal: stream.isTTY === true,
    // In pieces: Node writes no more than 2 GiB at once, and whoever stops reading is noticed.
    write: async bytes => {
      for (let start = 0; start < bytes.length; start += PIECE) {
        await new Promise<void>(resolve =>
          stream.write(bytes.subarray(start, start + PIECE), () => resolve()),
        );
      }
    },
  };
}

const ownFolder = dirname(fileURLToPath(import.meta.url));

/** It is built beside the command. */
async function reportTemplate(): Promise<Result<string, string>> {
  const path = join(ownFolder, "report-template.html");
  try {
    return ok(await readFile(path, "utf8"));
  } catch {
    return err(`the page is not beside the command: ${path} is missing`);
  }
}

process.exitCode = await run(process.argv.slice(2), {
  environment: process.env,
  workingFolder: process.cwd(),
  stdin: () => Readable.toWeb(process.stdin) as ReadableStream<Uint8Array>,
  reportTemplate,
  appFolder: join(dirname(ownFolder), "dist"),
  // The next time the process ends at once.
  untilInterrupted: () =>
    new Promise(resolve => {
      for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
    }),
  stdout: outputOf(process.stdout),
  stderr: outputOf(process.stderr),
});
