import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import type { Opener } from "../../state/opening/opener";
import { sessionStore } from "../../state/session";
import { whenIdle } from "../kit/whenIdle";
import { App, preloadWorkspace } from "./App";
import { followTheme } from "./theme";

/** Puts the app on the page, and opens what the page's address names. */
export function mountApp(opener: Opener): void {
  followTheme();
  const started = opener.start();

  const root = document.getElementById("app");
  if (root === null) throw new Error("The page has no #app");
  createRoot(root).render(
    <StrictMode>
      <App opener={opener} />
    </StrictMode>,
  );

  // What the first profile will need, while nobody waits for anything.
  void started.then(() =>
    whenIdle(() => {
      opener.rehearse();
      preloadWorkspace()
        .then(() => import("./rehearseWorkspace"))
        .then(({ default: rehearse }) => sessionStore.getState().profile ?? rehearse(opener))
        .catch(() => undefined);
    }),
  );
}
