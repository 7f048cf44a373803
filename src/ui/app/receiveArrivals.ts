import type { Opener } from "../../state/opening/opener";
import { sharedId } from "../../state/offline/sharedId";
import { whenIdle } from "../kit/whenIdle";

/** What the user came for goes first. */
const SETTLED_MS = 2000;

/** Takes what reaches the app from outside of its page; before the page's address is read. */
export function receiveArrivals(opener: Opener): void {
  const shared = sharedId(location.hash);
  if (shared !== undefined) {
    history.replaceState(null, "", location.pathname + location.search);
    void import("./offline/arrivals").then(({ openShared }) => openShared(opener, shared));
  }
  window.launchQueue?.setConsumer(({ files }) => {
    if (files.length > 0)
      void import("./offline/arrivals").then(({ openLaunched }) => openLaunched(opener, files));
  });
  if (window.parent !== window || window.opener !== null) {
    // Whoever embeds the app waits for it to say that it is ready.
    void import("./embedding/hearEmbedder").then(({ hearEmbedder }) => hearEmbedder(opener));
  }
  if (import.meta.env.PROD) {
    const keep = () => {
      // Without storage, or without the worker's file, the app works as ever.
      import("./offline/keepOffline").then(({ keepOffline }) => keepOffline()).catch(() => undefined);
    };
    setTimeout(() => whenIdle(keep), SETTLED_MS);
  }
}
