import { FETCH_PATH, type FetchReport } from "../../../report/served";
import { type Answer, refusal, type Request, type Route } from "../answer";
import type { Live } from "../live";

/** How far it is is told this often. */
const TELL_MS = 250;

/** Fetches something that the command line names: which one is all that the page can say. */
export function fetchAgainRoute(live: Live): Route {
  return {
    method: "POST",
    find: path => (path === FETCH_PATH ? request => fetchAgain(live, request) : undefined),
  };
}

function fetchAgain(live: Live, { body, signal }: Request): Answer {
  const target = readTarget(body);
  if (target === undefined || live.targets[target] === undefined) {
    return refusal(400, "There is nothing of that number to be fetched.");
  }
  if (live.busy) return refusal(409, "Something is being fetched already.");
  return { status: 200, type: "application/x-ndjson", body: reports(live, target, signal) };
}

async function* reports(live: Live, target: number, stop: AbortSignal): AsyncGenerator<string> {
  const { seconds } = live.targets[target];
  const begunAtMs = performance.now();
  let bytesRead = 0;
  const onBytes = (bytes: number) => {
    bytesRead = bytes;
  };
  const fetched = live
    .fetch(target, { stop, onBytes })
    .then(result => (result.ok ? ({ kind: "done", profile: result.value } as const) : failed(result.error)))
    .catch((error: unknown) => failed(String(error)));
  for (;;) {
    yield line({ kind: "progress", elapsedMs: performance.now() - begunAtMs, bytesRead, seconds });
    const pause = new Promise<undefined>(resolve => setTimeout(() => resolve(undefined), TELL_MS));
    const ended = await Promise.race([fetched, pause]);
    if (ended !== undefined) yield line(ended);
    if (ended !== undefined || stop.aborted) return;
  }
}

function failed(message: string): FetchReport {
  return { kind: "failed", message };
}

function line(report: FetchReport): string {
  return `${JSON.stringify(report)}\n`;
}

function readTarget(body: string): number | undefined {
  try {
    const request: unknown = JSON.parse(body);
    const isRequest = typeof request === "object" && request !== null && "target" in request;
    return isRequest && typeof request.target === "number" ? request.target : undefined;
  } catch {
    return undefined;
  }
}
