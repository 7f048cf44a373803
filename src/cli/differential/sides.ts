import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { err } from "../../base/result";
import type { GooglePprof } from "../../format/fixtures/googlePprof";
import type { Host, Output } from "../host";
import { run } from "../run";
import { OUTPUT_PLACE } from "./randomFlags";
import { NO_SERVER } from "../fixtures/noServer";

/** What one side said. */
export interface Answer {
  readonly ok: boolean;
  /** Standard output, and the file of -output; gunzipped where it is gzip. */
  readonly out: Buffer;
  /** Standard error, without the name of the program. */
  readonly err: string;
}

let outputs = 0;

/** A name that no other run in the same folder has. */
const outputIn = (folder: string) => join(folder, `output-${process.pid}-${outputs++}`);

/** Runs our command in this process. */
export async function askProflens(args: readonly string[], folder: string): Promise<Answer> {
  const collect = (): Output & { readonly pieces: Uint8Array[] } => {
    const pieces: Uint8Array[] = [];
    return { isTerminal: false, pieces, write: async bytes => void pieces.push(bytes) };
  };
  const stdout = collect();
  const stderr = collect();
  const host: Host = {
    environment: { TZ: "UTC" },
    workingFolder: folder,
    stdin: () => new Blob([]).stream(),
    ...NO_SERVER,
    reportTemplate: async () => err("there is none here"),
    stdout,
    stderr,
  };
  const output = outputIn(folder);
  const status = await run(withOutput(args, output), host);
  const said = Buffer.concat(stderr.pieces).toString();
  return answer(status === 0, Buffer.concat(stdout.pieces), said, output);
}

/** Runs google/pprof. */
export async function askPprof(pprof: GooglePprof, args: readonly string[], folder: string): Promise<Answer> {
  const output = outputIn(folder);
  const { ok, stdout, stderr } = await pprof.start(withOutput(args, output), folder);
  return answer(ok, stdout, stderr.toString(), output);
}

function withOutput(args: readonly string[], path: string): string[] {
  return args.map(arg => arg.replace(OUTPUT_PLACE, path));
}

function answer(ok: boolean, stdout: Buffer, stderr: string, output: string): Answer {
  const file = existsSync(output) ? readFileSync(output) : Buffer.alloc(0);
  rmSync(output, { force: true });
  const err = stderr.replaceAll(output, OUTPUT_PLACE).replace(/^(pprof|proflens): /gm, "");
  return { ok, out: Buffer.concat([inflated(stdout), inflated(file)]), err };
}

function inflated(bytes: Buffer): Buffer {
  return bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes;
}
