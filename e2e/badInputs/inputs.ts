import { deflateSync, gzipSync } from "node:zlib";
import { zipSync } from "fflate";
import { tarOf } from "../../fuzz/targets/tarOf.ts";
import { bytesField, numberField, textField } from "../../src/format/pprof/fixtures/wireText.ts";
import { exampleBytes, exampleMessage, repositoryFile } from "../support/exampleFiles.ts";

/** A file that is no good, and what it is in a few words. */
export interface BadInput {
  readonly what: string;
  readonly bytes: Uint8Array;
}

const text = (content: string): Uint8Array => new TextEncoder().encode(content);
const fixture = (path: string): Uint8Array => repositoryFile(`src/format/${path}`);

const packed = exampleBytes("go-mutex");
const message = exampleMessage("go-mutex");
const cpu = fixture("legacy/fixtures/google/cppbench.cpu");
const zstd = fixture("folded/fixtures/go-cpu.folded.zst");
const zip = zipSync({ "cpu.pb.gz": packed });

/** `count` bytes from `at` on turned round. */
function damaged(bytes: Uint8Array, at: number, count: number): Uint8Array {
  const copy = Uint8Array.from(bytes);
  for (let index = at; index < at + count; index++) copy[index] = ~(copy[index] ?? 0) & 255;
  return copy;
}

// A small profile of its own, to be wrong in one place.
const TYPE = bytesField(1, [...numberField(1, 1), ...numberField(2, 2)]);
const STRINGS = ["", "cpu", "nanoseconds"].flatMap(string => textField(6, string));
const sample = (content: readonly number[]) => bytesField(2, content);
const VALUE = numberField(2, 7);
const LOCATION = bytesField(4, numberField(1, 1));
const proto = (...fields: readonly number[][]): Uint8Array =>
  Uint8Array.from([...TYPE, ...STRINGS, ...fields].flat());
const inner = (length: number) => numberField(2, 1).slice(0, length);

/** Everything that is tried, in the order of the table in docs/bad-inputs.md. */
export const BAD_INPUTS: readonly BadInput[] = [
  // No profiles at all.
  { what: "an empty file", bytes: text("") },
  { what: "one byte", bytes: text("x") },
  { what: "zeros, 4 kB of them", bytes: new Uint8Array(4096) },
  { what: "text", bytes: text("Dear reader,\n\nthis is a letter.\n") },
  { what: "the source of a program", bytes: text("package main\n\nfunc main() {\n\tprintln(1)\n}\n") },
  { what: "a web page", bytes: text("<!doctype html>\n<title>404 Not Found</title>") },
  { what: "XML", bytes: text('<?xml version="1.0"?>\n<profile/>') },
  { what: "text in UTF-16", bytes: Buffer.from("\ufeffmain;work 3\n", "utf16le") },
  { what: "a PNG picture", bytes: Buffer.from("89504e470d0a1a0a0000000d49484452", "hex") },
  { what: "a JPEG picture", bytes: Buffer.from("ffd8ffe000104a464946", "hex") },
  { what: "a PDF document", bytes: text("%PDF-1.7\n%âãÏÓ\n") },
  { what: "an executable (ELF)", bytes: Buffer.from("7f454c46020101000000000000000000", "hex") },
  { what: "a recording of perf (perf.data)", bytes: text("PERFILE2\x68\0\0\0\0\0\0\0") },
  // JSON.
  { what: "JSON of something else", bytes: text('{"profiles": []}') },
  { what: "JSON that is cut off", bytes: text('{"nodes": [{"id": 1, "callFr') },
  { what: "JSON with a comma too many", bytes: text('{"nodes": [1,, 2]}') },
  { what: "a trace of Chrome", bytes: text('{"traceEvents": [{"ph": "X", "ts": 1}]}') },
  { what: "a heap snapshot of V8", bytes: text('{"snapshot": {"meta": {}}, "nodes": []}') },
  { what: "a profile of the Firefox Profiler", bytes: text('{"meta": {"version": 27}, "threads": []}') },
  {
    what: "a .cpuprofile whose node is no object",
    bytes: text('{"nodes": [7], "samples": [1], "timeDeltas": [1], "startTime": 0, "endTime": 1}'),
  },
  {
    what: "a speedscope file whose frame is not there",
    bytes: text(
      '{"$schema":"https://www.speedscope.app/file-format-schema.json","shared":{"frames":[]},"profiles":' +
        '[{"type":"sampled","name":"a","unit":"none","startValue":0,"endValue":1,"samples":[[5]],"weights":[1]}]}',
    ),
  },
  // Text formats.
  { what: "folded stacks, one without a count", bytes: text("main;work 3\nmain;idle\nmain;work 4\n") },
  { what: "folded stacks that are cut off", bytes: text("main;work 3\nmain;idle 2\nmain;wo") },
  {
    what: "a heap profile (legacy), a count that is none",
    bytes: text("heap profile: 1: 2 [3: 4] @ heap/1048576\n1: two [3: 4] @ 0x1 0x2\n"),
  },
  { what: "a CPU profile (legacy) that is cut off", bytes: cpu.subarray(0, 2001) },
  {
    what: "a contention profile (Java) that is cut off",
    bytes: text("--- contentionz 1 ---\nformat = java\nreso"),
  },
  // Compression.
  { what: "gzip, cut off in its header", bytes: packed.subarray(0, 5) },
  { what: "gzip, cut off after 100 bytes", bytes: packed.subarray(0, 100) },
  { what: "gzip, cut off in the middle", bytes: packed.subarray(0, packed.length >> 1) },
  { what: "gzip, cut off before its last byte", bytes: packed.subarray(0, -1) },
  { what: "gzip, damaged in the middle", bytes: damaged(packed, packed.length >> 1, 40) },
  { what: "gzip, its checksum damaged", bytes: damaged(packed, packed.length - 6, 2) },
  { what: "gzip in gzip", bytes: gzipSync(packed) },
  { what: "gzip of nothing", bytes: gzipSync(Buffer.alloc(0)) },
  { what: "gzip of 64 MB of zeros", bytes: gzipSync(Buffer.alloc(64 * 2 ** 20)) },
  { what: "zlib, cut off", bytes: deflateSync(message).subarray(0, 3000) },
  { what: "zstd, cut off", bytes: zstd.subarray(0, 1500) },
  { what: "zstd, damaged", bytes: damaged(zstd, 20, 30) },
  // profile.proto.
  { what: "a pprof profile, cut off after 10 bytes", bytes: message.subarray(0, 10) },
  { what: "a pprof profile, cut off in its samples", bytes: message.subarray(0, 1500) },
  { what: "a pprof profile, cut off before its last strings", bytes: message.subarray(0, -40) },
  { what: "a pprof profile, damaged in its samples", bytes: damaged(message, 1000, 3) },
  { what: "a pprof profile without strings", bytes: Uint8Array.from([...TYPE, ...sample(VALUE)]) },
  {
    what: "a pprof profile without sample types",
    bytes: Uint8Array.from([...STRINGS, ...numberField(9, 1)]),
  },
  { what: "a sample of two values for one type", bytes: proto(sample([...VALUE, ...VALUE])) },
  {
    what: "a sample of a location that is not there",
    bytes: proto(sample([...numberField(1, 9), ...VALUE])),
  },
  { what: "a location of id 0", bytes: proto(bytesField(4, numberField(1, 0))) },
  { what: "a location that is there twice", bytes: proto(LOCATION, LOCATION) },
  {
    what: "a name that is no string of the table",
    bytes: proto(bytesField(5, [...numberField(1, 1), ...numberField(2, 99)])),
  },
  { what: "a number where a sample belongs", bytes: proto(numberField(2, 1)) },
  { what: "a message where a time belongs", bytes: proto(bytesField(9, [1, 2])) },
  { what: "a field of a wire type that does not exist", bytes: proto([0x0f]) },
  { what: "a number of eleven bytes", bytes: proto([0x48, ...Array.from({ length: 11 }, () => 0xff)]) },
  { what: "a field longer than the file", bytes: proto([0x12, 0xff, 0x7f], inner(1)) },
  { what: "a field of 4 GB", bytes: proto([0x12, 0xff, 0xff, 0xff, 0xff, 0x0f], inner(1)) },
  // Archives.
  { what: "a zip archive, cut off", bytes: zip.subarray(0, 3000) },
  { what: "a zip archive of nothing but text", bytes: zipSync({ "a.txt": text("a"), "b/c.txt": text("b") }) },
  { what: "a zip archive, its profile damaged", bytes: damaged(zip, 2000, 40) },
  { what: "a tar archive of nothing but text", bytes: tarOf({ "a.txt": text("a") }) },
  { what: "a tar archive, cut off", bytes: tarOf({ "cpu.pb.gz": packed }).subarray(0, 5000) },
];
