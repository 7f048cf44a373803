import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import type { GivenFile } from "./giveFiles.ts";

const ROOT = new URL("../../", import.meta.url);

/** Where something of the repository is on this machine, by its path from the root. */
export function repositoryPath(path: string): string {
  return fileURLToPath(new URL(path, ROOT));
}

/** A file of the repository, by its path from the root. */
export function repositoryFile(path: string): Buffer {
  return readFileSync(repositoryPath(path));
}

/** One of the examples, as it ships: `go-cpu` is `public/examples/go-cpu.pb.gz`. */
export function exampleBytes(name: string): Buffer {
  return repositoryFile(`public/examples/${name}.pb.gz`);
}

/** The protobuf message inside of an example. */
export function exampleMessage(name: string): Buffer {
  return gunzipSync(exampleBytes(name));
}

/** An example as a file that a user has on disk. */
export function exampleFile(name: string): GivenFile {
  return { name: `${name}.pb.gz`, bytes: exampleBytes(name) };
}
