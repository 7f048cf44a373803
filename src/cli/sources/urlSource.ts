import { err, ok, type Result } from "../../base/result";
import type { ByteSource } from "../../format/decompress";
import { ReplayableStream } from "../../format/decompress/replayable";
import type { Address } from "./address";

/** What pprof gives the server on top of the time that it was asked for. */
const GRACE_SECONDS = 5;

/** What an address answered. */
export interface Fetched {
  readonly bytes: ReadableStream<Uint8Array>;
  /** It says that it is a web page. */
  readonly isHtml: boolean;
  /** Where the answer is from, after all redirections. */
  readonly url: string;
}

/** Fetches an address; the error is pprof's, with Node's words for what went wrong on the way. */
export async function urlSource(address: Address): Promise<Result<ByteSource, string>> {
  const fetched = await fetchAddress(address);
  return fetched.ok ? ok(new ReplayableStream(fetched.value.bytes)) : fetched;
}

/** The same, with what is known of the answer; the signal ends it at any time. */
export async function fetchAddress(
  { url, timeoutSeconds }: Address,
  stop?: AbortSignal,
): Promise<Result<Fetched, string>> {
  if (!/^https?:/.test(url)) return err(`http fetch: Get "${url}": unsupported protocol scheme`);
  const timeout = AbortSignal.timeout((timeoutSeconds + GRACE_SECONDS) * 1000);
  let response: Response;
  try {
    response = await fetch(url, { signal: stop === undefined ? timeout : AbortSignal.any([timeout, stop]) });
  } catch (error) {
    return err(`http fetch: Get "${url}": ${causeOf(error)}`);
  }
  if (response.status !== 200) return err(await refusal(response));
  return ok({
    bytes: response.body ?? new Blob([]).stream(),
    isHtml: /^text\/html\b/i.test(response.headers.get("content-type") ?? ""),
    url: response.url,
  });
}

/** `fetchURL: statusCodeError` */
async function refusal(response: Response): Promise<string> {
  const status = `server response: ${response.status} ${response.statusText}`.trimEnd();
  const fromPprof =
    response.headers.get("x-go-pprof") !== null &&
    (response.headers.get("content-type") ?? "").includes("text/plain");
  const text = fromPprof ? await response.text().catch(() => "") : "";
  if (!fromPprof) await response.body?.cancel().catch(() => undefined);
  return text === "" ? status : `${status} - ${text}`;
}

/** `fetch` says only that it failed; the cause says why. */
export function causeOf(error: unknown): string {
  const innermost = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (innermost instanceof AggregateError) return causeOf(innermost.errors[0]);
  return innermost instanceof Error ? innermost.message : String(innermost);
}
