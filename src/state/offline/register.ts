import { TAKE_OVER } from "./builtFiles";

/** What of a page decides whether it is kept for work without a network. */
export interface PageFacts {
  readonly protocol: string;
  /** https, or this machine. */
  readonly isSecure: boolean;
  /** In a page of somebody else's, which decides itself what it loads and when. */
  readonly isFramed: boolean;
  /** By the `proflens` command: its address is another one next time. */
  readonly isServedByCommand: boolean;
  /** The user asked the browser to load less. */
  readonly savesData: boolean;
}

/** Whether the app may be kept in the browser. */
export function isKeepable(page: PageFacts): boolean {
  const { protocol, isSecure, isFramed, isServedByCommand, savesData } = page;
  const isHosted = protocol === "https:" || protocol === "http:";
  return isHosted && isSecure && !isFramed && !isServedByCommand && !savesData;
}

/**
 * Has the browser keep the app, and look whether there is a newer version.
 * @param onNewVersion called when a newer version is here and waits; `takeOver` begins with it, in every window
 */
export async function keepApp(
  container: ServiceWorkerContainer,
  onNewVersion: (takeOver: () => void) => void,
): Promise<void> {
  const registration = await container.register("./sw.js", { updateViaCache: "none" });
  const tell = (worker: ServiceWorker) => {
    // The first version of all has nothing to take over.
    if (container.controller !== null) onNewVersion(() => worker.postMessage(TAKE_OVER));
  };
  const watch = (worker: ServiceWorker) => {
    worker.addEventListener("statechange", () => {
      if (worker.state === "installed") tell(worker);
    });
  };
  if (registration.waiting !== null) tell(registration.waiting);
  if (registration.installing !== null) watch(registration.installing);
  registration.addEventListener("updatefound", () => {
    if (registration.installing !== null) watch(registration.installing);
  });
}
