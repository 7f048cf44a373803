/** Where a browser cannot tell when it is idle, it is taken to be so after this time. */
const QUIET_MS = 400;

/** Calls back once the page has nothing else to do. */
export function whenIdle(callback: () => void): void {
  if (typeof requestIdleCallback === "function") requestIdleCallback(callback);
  else setTimeout(callback, QUIET_MS);
}
