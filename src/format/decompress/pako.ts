import { Inflate } from "pako";
import { type Problem, ProblemError } from "../../base/problem";

/** What `pakoInflate` found besides data. */
export interface PakoReport {
  /** Bytes behind the end of the compressed data that are neither zeros nor another member. */
  trailingBytes: boolean;
}

/**
 * Inflates gzip or zlib data as it comes, more patiently than the browser's own inflater: any number of gzip
 * members, zero padding behind them, and bytes that belong to nothing (reported). Whatever was inflated before a
 * failure is handed out first; then a `ProblemError` is thrown.
 */
export async function* pakoInflate(
  input: AsyncIterable<Uint8Array>,
  report: PakoReport,
): AsyncGenerator<Uint8Array> {
  let inflater = new PieceInflater();
  let complete = false;
  let finishedMembers = 0;
  let byteOffset = 0;
  for await (const piece of input) {
    let rest = piece;
    while (rest.length > 0) {
      if (complete) {
        rest = withoutLeadingZeros(rest);
        if (rest.length === 0) break;
        inflater = new PieceInflater();
        complete = false;
      }
      const outcome = inflater.push(rest);
      for (const given of outcome.pieces) {
        byteOffset += given.length;
        yield given;
      }
      if (outcome.problem !== undefined) {
        const betweenMembers = (finishedMembers > 0 || outcome.afterMember) && outcome.atMemberStart;
        if (!betweenMembers)
          throw new ProblemError({ ...outcome.problem, byteOffset, isOfCompression: true });
        report.trailingBytes = true;
        return;
      }
      if (!outcome.ended) break;
      finishedMembers++;
      complete = true;
      rest = outcome.rest;
    }
  }
  if (complete) return;
  for (const given of inflater.flush()) {
    byteOffset += given.length;
    yield given;
  }
  // The first member has its mark, or it would not have come here: this is a byte behind the last one.
  if (!inflater.hasMark) {
    report.trailingBytes = true;
    return;
  }
  throw new ProblemError({
    kind: "truncated",
    message: "The compressed data is cut off: it ends before its end mark.",
    advice:
      "Download or copy the file again, and check that the program that wrote it was allowed to finish.",
    byteOffset,
    isOfCompression: true,
  });
}

/** One pako inflater that hands its output back instead of calling back. */
class PieceInflater {
  private readonly inflate = new Inflate({ chunkSize: 1 << 18 });
  private stream: Parameters<Inflate["onStart"]>[0] | undefined;
  private pieces: Uint8Array[] = [];
  private givenOut = 0;

  constructor() {
    this.inflate.onStart = stream => {
      this.stream = stream;
    };
    this.inflate.onData = chunk => {
      this.pieces.push(chunk);
      this.givenOut += chunk.length;
    };
  }

  push(input: Uint8Array): {
    pieces: Uint8Array[];
    ended: boolean;
    rest: Uint8Array;
    problem: Problem | undefined;
    /** The problem is at the very start of a member. */
    atMemberStart: boolean;
    /** Members before that one ended well. */
    afterMember: boolean;
  } {
    const { inflate } = this;
    this.pieces = [];
    const fine = inflate.push(input, false);
    if (!fine) this.takePending();
    const { stream } = this;
    return {
      pieces: this.pieces,
      ended: inflate.ended,
      rest: stream === undefined ? input : stream.input.subarray(stream.next_in),
      problem: fine ? undefined : brokenData(inflate.msg),
      // pako restarts its counters with each member it goes on to by itself.
      atMemberStart: stream?.total_out === 0,
      afterMember: this.givenOut > 0,
    };
  }

  /** Whether the member under way has come as far as the two bytes that every member begins with. */
  get hasMark(): boolean {
    return this.stream !== undefined && this.stream.total_in >= 2;
  }

  /** What was inflated but waits for a full piece. */
  flush(): Uint8Array[] {
    this.pieces = [];
    this.takePending();
    return this.pieces;
  }

  private takePending(): void {
    const { stream } = this;
    if (stream === undefined || stream.next_out === 0) return;
    this.pieces.push(stream.output.slice(0, stream.next_out));
    this.givenOut += stream.next_out;
    stream.next_out = 0;
    stream.avail_out = 0;
  }
}

function brokenData(what: string): Problem {
  return {
    kind: "malformed",
    message: `The compressed data is broken: ${what}.`,
    advice: "Download or copy the file again; a transfer in text mode breaks compressed files.",
  };
}

function withoutLeadingZeros(bytes: Uint8Array): Uint8Array {
  let from = 0;
  while (from < bytes.length && bytes[from] === 0) from++;
  return bytes.subarray(from);
}
