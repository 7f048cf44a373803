import type { Problem } from "../base/problem";

/**
 * Inputs that are not (yet) read, told by their first bytes so that the error can name them. Checked before the
 * importers: some of these texts are valid first bytes of a protobuf message, too.
 */
interface KnownInput {
  readonly looksLike: (head: Uint8Array, text: string) => boolean;
  readonly problem: Problem;
}

const RECORD_AGAIN =
  "Open a pprof profile (profile.proto, gzipped or not), such as cpu.pb.gz, or another of the formats that the start page names.";

const UNPACK = "Unpack it and open the profiles inside.";

const unsupported = (message: string, advice: string): Problem => ({ kind: "unsupported", message, advice });
const unrecognised = (message: string, advice: string): Problem => ({
  kind: "unrecognised",
  message,
  advice,
});

const KNOWN_INPUTS: readonly KnownInput[] = [
  {
    looksLike: head => head.length === 0,
    problem: unrecognised(
      "The file is empty.",
      "Record or download it again; the program may still have been writing it.",
    ),
  },
  {
    looksLike: (_, text) => /^\s*(<!doctype html|<html|<\?xml|<head|<svg)/i.test(text),
    problem: unrecognised(
      "This is a web page (HTML or XML), not a profile.",
      "The address may need a login, or it is the page around the file: use the address of the raw file.",
    ),
  },
  {
    looksLike: head => startsWith(0xff, 0xfe)(head) || startsWith(0xfe, 0xff)(head),
    problem: unsupported(
      "This is text in UTF-16, as PowerShell writes it.",
      "Save it as UTF-8: redirect from `cmd`, or pipe into `Out-File -Encoding utf8`.",
    ),
  },
  {
    looksLike: head => startsWith(0x1f, 0x8b)(head) || startsWith(0x28, 0xb5, 0x2f, 0xfd)(head),
    problem: unsupported(
      "This file is compressed twice.",
      "Decompress it once, with `gunzip` or `zstd -d`, and open the result.",
    ),
  },
  {
    looksLike: (head, text) =>
      startsWith(0x89, 0x50, 0x4e, 0x47)(head) ||
      startsWith(0xff, 0xd8, 0xff)(head) ||
      /^(GIF8|%PDF|RIFF)/.test(text),
    problem: unrecognised("This is a picture or a document, not a profile.", RECORD_AGAIN),
  },
  {
    // An empty one is its end alone.
    looksLike: head => startsWith(0x50, 0x4b, 0x03, 0x04)(head) || startsWith(0x50, 0x4b, 0x05, 0x06)(head),
    problem: { ...unsupported("This is a zip archive.", UNPACK), isArchive: true },
  },
  {
    looksLike: (_, text) => text.slice(257, 262) === "ustar",
    problem: { ...unsupported("This is a tar archive.", UNPACK), isArchive: true },
  },
  {
    looksLike: (head, text) => text.startsWith("PERFILE2") || startsWith(0x7f, 0x45, 0x4c, 0x46)(head),
    problem: unsupported(
      "This is a perf.data recording or an executable, not a pprof profile.",
      "Convert a recording with perf_to_profile and open the result.",
    ),
  },
];

/** The problem of an input that nothing recognises. */
export function unknownInput(head: Uint8Array): Problem {
  const what = isText(new TextDecoder("latin1").decode(head))
    ? "This is a text file that is no profile format known here."
    : "This is no profile format known here.";
  return unrecognised(what, RECORD_AGAIN);
}

/** How many bytes are enough to recognise an input; a line of text may be long. */
export const HEAD_BYTES = 1 << 16;

/** Why these bytes cannot be read, where they are something known; undefined otherwise. */
export function knownProblem(head: Uint8Array): Problem | undefined {
  const text = new TextDecoder("latin1").decode(head);
  return KNOWN_INPUTS.find(known => known.looksLike(head, text))?.problem;
}

function startsWith(...bytes: number[]): (head: Uint8Array) => boolean {
  return head => bytes.every((byte, index) => head[index] === byte);
}

/** Control characters other than tab, line ends and escape. */
const NOT_IN_TEXT = String.fromCharCode(
  ...Array.from({ length: 32 }, (_, code) => code).filter(code => ![9, 10, 13, 27].includes(code)),
  127,
);

/** Printable ASCII or UTF-8 with line ends: control characters below a space are in no text. */
export function isText(latin1: string): boolean {
  return latin1.length >= 4 && !Array.from(NOT_IN_TEXT).some(character => latin1.includes(character));
}
