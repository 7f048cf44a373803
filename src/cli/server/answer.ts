import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

/** What is asked, after it was let in. */
export interface Request {
  readonly query: URLSearchParams;
  /** Of a POST. */
  readonly body: string;
  /** Aborted when whoever asked is gone, or the server ends. */
  readonly signal: AbortSignal;
}

/** What is answered. */
export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: Uint8Array | string | AsyncIterable<Uint8Array | string>;
  /** Nothing is kept by the browser unless this is said. */
  readonly maxAgeSeconds?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Something that the server does. */
export interface Route {
  readonly method: "GET" | "POST";
  /** What answers at a path; undefined where the path is none of its. */
  readonly find: (path: string) => Handler | undefined;
}

export type Handler = (request: Request) => Answer | Promise<Answer>;

export const TEXT = "text/plain; charset=utf-8";
export const JSON_TYPE = "application/json";

/** A refusal, or what went wrong. */
export function refusal(status: number, message: string, headers?: Answer["headers"]): Answer {
  return { status, type: TEXT, body: `${message}\n`, ...(headers && { headers }) };
}

/** Nothing is guessed, framed, kept, told to other sites, or read by them. */
const STRICT: Readonly<Record<string, string>> = {
  "X-Content-Type-Options": "nosniff",
  // The address has the token.
  "Referrer-Policy": "no-referrer",
  "Content-Security-Policy": "frame-ancestors 'none'",
  "X-Frame-Options": "DENY",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
};

/** Sends an answer; a reader who leaves early is no error. */
export async function send(
  request: IncomingMessage,
  response: ServerResponse,
  answer: Answer,
): Promise<void> {
  const { status, type, body, maxAgeSeconds, headers } = answer;
  const isWhole = typeof body === "string" || body instanceof Uint8Array;
  response.writeHead(status, {
    ...STRICT,
    "Content-Type": type,
    "Cache-Control": maxAgeSeconds === undefined ? "no-store" : `private, max-age=${maxAgeSeconds}`,
    ...(isWhole && { "Content-Length": Buffer.byteLength(body) }),
    ...headers,
  });
  if (request.method === "HEAD") response.end();
  else if (isWhole) response.end(body);
  else await pipeline(Readable.from(body), response).catch(() => undefined);
}
