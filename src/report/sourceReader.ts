import { type ByteText, byteTextOf, byteTextOfBytes, textOf } from "../base/byteText";
import { cleanPath, parentPath, splitPathList } from "../base/goPaths";
import { err, ok, type Result } from "../base/result";
import type { SourceFiles } from "./environment";
import { trimPath } from "./trimPath";

/** Go's scanner gives up on lines longer than this; what is before them is shown. */
const LONGEST_LINE = 64 * 1024;

type Lines = Result<readonly ByteText[], ByteText>;

/** Finds and reads source files, each once (`internal/report/source.go: sourceReader`). */
export class SourceReader {
  private readonly sources: SourceFiles | undefined;
  private readonly searchList: ByteText;
  private readonly trimList: ByteText;
  private readonly known = new Map<ByteText, Lines>();

  constructor(sources: SourceFiles | undefined, searchList: string, trimList: string) {
    this.sources = sources;
    this.searchList = byteTextOf(searchList === "" ? (sources?.workingFolder ?? "") : searchList);
    this.trimList = byteTextOf(trimList);
  }

  /** The file's lines; line 0 is there for counting only. The error is Go's. */
  lines(file: ByteText): Lines {
    let lines = this.known.get(file);
    if (lines === undefined) {
      const bytes = this.open(trimPath(file, this.trimList, this.searchList));
      lines = bytes.ok ? ok(["", ...scannedLines(byteTextOfBytes(bytes.value))]) : bytes;
      this.known.set(file, lines);
    }
    return lines;
  }

  /** Whether its lines were asked for. */
  hasLookedFor(file: ByteText): boolean {
    return this.known.has(file);
  }

  private open(path: ByteText): Result<Uint8Array, ByteText> {
    if (path.startsWith("/")) return this.read(path);
    for (const folder of splitPathList(this.searchList)) {
      // Up through all parents.
      for (let at = folder; ; at = parentPath(at.replace(/\/+$/, ""))) {
        const read = this.read(cleanPath(`${at}/${path}`));
        if (read.ok) return read;
        if (at === parentPath(at.replace(/\/+$/, "")) || at === "" || at === "/") break;
      }
    }
    return err(`could not find file ${path} on path ${this.searchList}`);
  }

  private read(path: ByteText): Result<Uint8Array, ByteText> {
    const read = this.sources?.read(textOf(path));
    if (read === undefined) return err(`open ${path}: no such file or directory`);
    return read.ok ? read : err(byteTextOf(read.error));
  }
}

/** Lines as Go's bufio.Scanner splits them. */
function scannedLines(text: ByteText): ByteText[] {
  const lines = text.split("\n");
  if (lines.at(-1) === "") lines.pop();
  const tooLong = lines.findIndex(line => line.length >= LONGEST_LINE);
  return (tooLong < 0 ? lines : lines.slice(0, tooLong)).map(line => line.replace(/\r$/, ""));
}
