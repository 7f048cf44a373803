/**
 * Browsers tell of a worker's errors, but not of its end: one that ran out of memory, or was ended from outside, just
 * does not answer any more. A lock that it holds as long as it lives tells (Web Locks; absent on insecure pages and in
 * reports on disk, where only errors are noticed).
 */

/** What a worker says once it holds its lock. */
export interface Alive {
  readonly kind: "alive";
}

/** The part of a worker that is watched. */
interface Watched {
  addEventListener(type: "message", listener: (event: MessageEvent<Alive>) => void): void;
}

/** A name for a worker that no other worker has; its lock is called the same. */
export function workerName(base: string): string {
  return `${base}-${Math.random().toString(36).slice(2)}`;
}

/** To be called in a worker when it starts. */
export function holdLifeline(): void {
  const alive: Alive = { kind: "alive" };
  const forever = new Promise<never>(() => undefined);
  locks()
    ?.request(self.name, () => {
      self.postMessage(alive);
      return forever;
    })
    .catch(() => undefined);
}

/**
 * Calls back once a worker has ended, unless it is given up before.
 * @param name as `workerName` made it
 * @returns gives it up
 */
export function watchWorker(worker: Watched, name: string, onEnd: () => void): () => void {
  const abort = new AbortController();
  const { signal } = abort;
  worker.addEventListener("message", event => {
    if (event.data.kind !== "alive" || signal.aborted) return;
    locks()
      ?.request(name, { signal }, () => {
        if (!signal.aborted) onEnd();
      })
      .catch(() => undefined);
  });
  return () => abort.abort();
}

function locks(): LockManager | undefined {
  return (navigator as Partial<Navigator>).locks;
}
