import { type Problem, ProblemError } from "../../base/problem";
import { decompress } from "../../format/decompress";
import { holdLifeline } from "../lifeline";
import type { OpenSource } from "../protocol";
import { readySource } from "./byteSource";
import {
  BATCH_BYTES,
  BATCHES_ON_THE_WAY,
  epochNow,
  PROGRESS_INTERVAL_MS,
  type SourceRequest,
  type SourceResponse,
} from "./protocol";

/**
 * The source worker: reads a file or an address, inflates it, and hands the pieces to the engine, which parses
 * them meanwhile. Inflating is the floor of opening a profile, so it has a thread of its own.
 */

/** The reading in progress; one at a time. */
let current:
  | { readId: number; abort: AbortController; credit: number; wake: (() => void) | undefined }
  | undefined;

holdLifeline();

self.addEventListener("message", (event: MessageEvent<SourceRequest>) => {
  const request = event.data;
  if (request.kind === "read") {
    current?.abort.abort();
    post({ kind: "begun", readId: request.readId });
    void read(request.readId, request.source);
    return;
  }
  if (current?.readId !== request.readId) return;
  if (request.kind === "stop") current.abort.abort();
  else current.credit++;
  current.wake?.();
});

function post(response: SourceResponse, transfer: Transferable[] = []): void {
  self.postMessage(response, { transfer });
}

async function read(readId: number, source: OpenSource): Promise<void> {
  const state = {
    readId,
    abort: new AbortController(),
    credit: BATCHES_ON_THE_WAY,
    wake: undefined as (() => void) | undefined,
  };
  current = state;
  const { signal } = state.abort;
  let problem: Problem | undefined;
  let bytesRead = 0;
  let pieces: Uint8Array[] = [];
  let batchBytes = 0;
  const flush = () => {
    if (pieces.length === 0) return;
    post({ kind: "pieces", readId, pieces, bytesRead }, buffersOf(pieces));
    state.credit--;
    pieces = [];
    batchBytes = 0;
  };
  let telling: ReturnType<typeof setTimeout> | undefined;
  const tell = () => {
    telling = undefined;
    if (!signal.aborted) post({ kind: "bytesRead", readId, bytesRead });
  };
  try {
    const { bytes, bytesTotal } = await readySource(source, signal);
    post({ kind: "ready", readId, bytesTotal, atEpochMs: epochNow() });
    let sourceEnded = false;
    const inflated = decompress(bytes, {
      onBytesRead: count => {
        // A second pass over the same bytes is no news.
        bytesRead = Math.max(bytesRead, count);
        telling ??= setTimeout(tell, PROGRESS_INTERVAL_MS);
      },
      onSourceEnd: () => {
        if (!sourceEnded) post({ kind: "sourceEnd", readId, atEpochMs: epochNow() });
        sourceEnded = true;
      },
      onWarning: warning => post({ kind: "warning", readId, warning }),
    });
    for await (const piece of inflated) {
      if (signal.aborted) break;
      pieces.push(piece);
      batchBytes += piece.length;
      if (batchBytes < BATCH_BYTES) continue;
      flush();
      while (state.credit === 0 && !signal.aborted) {
        await new Promise<void>(resolve => {
          state.wake = resolve;
        });
      }
    }
  } catch (error) {
    problem = error instanceof ProblemError ? error.problem : unexpected(error);
    // The engine waits for an end; the bug is told all the same.
    if (!(error instanceof ProblemError || signal.aborted)) reportError(error);
  }
  clearTimeout(telling);
  if (!signal.aborted) flush();
  post({ kind: "end", readId, problem });
}

function unexpected(error: unknown): Problem {
  return {
    kind: "tooLarge",
    message: `The source could not be read: ${error instanceof Error ? error.message : String(error)}.`,
    advice: "Reload the page; if the profile is very large, close other tabs first.",
  };
}

/** The buffers behind the pieces, each once. */
function buffersOf(pieces: readonly Uint8Array[]): ArrayBuffer[] {
  return [...new Set(pieces.map(piece => piece.buffer as ArrayBuffer))];
}
