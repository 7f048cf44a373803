/**
 * Marks on the page's performance timeline, for whoever measures from outside:
 * `proflens:file` the File, or the response's headers, reached the page; `proflens:bytes` the last byte arrived;
 * `proflens:profile` the profile is decoded; `proflens:drawn` the view's pixels are on screen (again after
 * every change of query). They are cleared when an open begins. The engine's client measures every question besides.
 */
export type Moment = "file" | "bytes" | "profile" | "drawn";

const MOMENTS: readonly Moment[] = ["file", "bytes", "profile", "drawn"];

/** An open begins: the marks of the one before are gone. */
export function clearTimeline(): void {
  for (const moment of MOMENTS) performance.clearMarks(`proflens:${moment}`);
}

/** @param atMs on the page's clock (`performance.now()`) */
export function markTimeline(moment: Moment, atMs = performance.now()): void {
  performance.mark(`proflens:${moment}`, { startTime: Math.max(0, atMs) });
}
