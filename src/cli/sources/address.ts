/** An address that a profile is fetched from, and how long to wait for it. */
export interface Address {
  readonly url: string;
  /** How long the program records, where that is asked for; else 0. */
  readonly seconds: number;
  readonly timeoutSeconds: number;
}

const DEFAULT_TIMEOUT_SECONDS = 60;

/**
 * The address that a source stands for (`internal/driver/fetch.go: adjustURL`), or undefined where it is none:
 * `http://` may be left out before `host:port/path`. Durations of 0 and less are not given.
 */
export function addressOf(source: string, seconds: number, timeoutSeconds: number): Address | undefined {
  const url = urlOf(source);
  if (url === undefined) return undefined;
  let duration = Math.max(0, seconds);
  if (duration > 0) url.searchParams.set("seconds", String(duration));
  else if (/^[+-]?\d+$/.test(url.searchParams.get("seconds") ?? ""))
    duration = Math.max(0, Number(url.searchParams.get("seconds")));
  url.searchParams.sort();
  const patience = duration > 0 ? duration * 1.5 : DEFAULT_TIMEOUT_SECONDS;
  return {
    url: url.href,
    seconds: Math.max(0, seconds),
    timeoutSeconds: timeoutSeconds > 0 ? timeoutSeconds : patience,
  };
}

function urlOf(source: string): URL | undefined {
  const full = /^[A-Za-z][A-Za-z0-9+.-]*:\/\//.test(source);
  const hostFirst = /^[^/?#]+:/.test(source);
  if (!full && !hostFirst) return undefined;
  try {
    const url = new URL(full ? source : `http://${source}`);
    return url.host === "" ? undefined : url;
  } catch {
    return undefined;
  }
}
