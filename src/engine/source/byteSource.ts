import { ProblemError } from "../../base/problem";
import type { ByteSource } from "../../format/decompress";
import { ReplayableStream } from "../../format/decompress/replayable";
import type { OpenSource } from "../protocol";

/** A source that is ready to be read. */
export interface ReadySource {
  readonly bytes: ByteSource;
  /** Bytes in all, where known. */
  readonly bytesTotal: number | undefined;
}

/**
 * Makes a source readable. For a URL this waits for the response's headers; the response's pieces are kept until
 * the source is let go, so that it can be read from the start again without a second request.
 * Throws a `ProblemError` that says why an address cannot be read.
 */
export async function readySource(source: OpenSource, signal: AbortSignal): Promise<ReadySource> {
  if (source.kind === "url") return fetchSource(source.url, signal);
  const { blob, name } = source;
  return {
    bytes: { stream: () => explained(blob.stream(), () => unreadableFile(name)) },
    bytesTotal: blob.size,
  };
}

async function fetchSource(url: string, signal: AbortSignal): Promise<ReadySource> {
  const host = new URL(url).host;
  let response: Response;
  try {
    response = await fetch(url, {
      credentials: "omit",
      referrerPolicy: "no-referrer",
      redirect: "follow",
      signal,
    });
  } catch {
    throw new ProblemError(unreachable(host));
  }
  if (!response.ok) throw new ProblemError(refused(host, response.status, response.statusText));
  const length = Number(response.headers.get("content-length") ?? Number.NaN);
  // With a content encoding the length is that of the encoded bytes, which the page never sees.
  const isPlain = response.headers.get("content-encoding") === null;
  const body = response.body ?? new Blob([]).stream();
  return {
    bytes: new ReplayableStream(explained(body, () => brokeOff(host))),
    bytesTotal: isPlain && Number.isFinite(length) ? length : undefined,
  };
}

/** The same stream, with its failures put in words. */
function explained(
  stream: ReadableStream<Uint8Array>,
  explain: () => ProblemError,
): ReadableStream<Uint8Array> {
  const reader = stream.getReader();
  return new ReadableStream({
    async pull(controller) {
      try {
        const { done, value } = await reader.read();
        if (done) controller.close();
        else controller.enqueue(value);
      } catch {
        controller.error(explain());
      }
    },
    cancel: reason => reader.cancel(reason),
  });
}

function unreadableFile(name: string): ProblemError {
  return new ProblemError({
    kind: "unreachable",
    message: `The browser can no longer read "${name}".`,
    advice: "It was moved, changed or closed to this page since it was chosen: choose it again.",
  });
}

function unreachable(host: string) {
  return {
    kind: "unreachable" as const,
    message: `${host} could not be read from this page.`,
    advice:
      "Either it cannot be reached, or it does not allow other sites to read it (CORS: it must answer with an " +
      "Access-Control-Allow-Origin header). Download the file and open it from disk instead.",
  };
}

function refused(host: string, status: number, statusText: string) {
  const meaning =
    status === 404 || status === 410
      ? "There is nothing at this address: check it."
      : status === 401 || status === 403
        ? "It needs a login, which this page never sends: download the file and open it from disk."
        : status >= 500
          ? "The server has a problem: try again later."
          : "Check the address.";
  return {
    kind: "unreachable" as const,
    message: `${host} answered with ${status} ${statusText}`.trim() + ".",
    advice: meaning,
  };
}

function brokeOff(host: string): ProblemError {
  return new ProblemError({
    kind: "unreachable",
    message: `The connection to ${host} broke off while the profile was being read.`,
    advice: "Try again; if it stays so, download the file and open it from disk.",
  });
}
