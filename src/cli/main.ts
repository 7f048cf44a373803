import { Readable, type Writable } from "node:stream";
import type { Output } from "./host";
import { run } from "./run";

/** The `proflens` command: the process around `run`. */

function outputOf(stream: Writable & { readonly isTTY?: boolean }): Output {
  // Whoever reads may stop early (`proflens -top … | head`).
  stream.on("error", (error: NodeJS.ErrnoException) => {
    process.exit(error.code === "EPIPE" ? 0 : 2);
  });
  return {
    isTerminal: stream.isTTY === true,
    write: bytes => new Promise(resolve => stream.write(bytes, () => resolve())),
  };
}

process.exitCode = await run(process.argv.slice(2), {
  environment: process.env,
  workingFolder: process.cwd(),
  stdin: () => Readable.toWeb(process.stdin) as ReadableStream<Uint8Array>,
  stdout: outputOf(process.stdout),
  stderr: outputOf(process.stderr),
});
