// Before the components: their style sheets build on these.
import "./ui/app/tokens.css";
import "./ui/app/base.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { startEngine } from "./engine/client";
import { Opener } from "./state/opening/opener";
import { sessionStore } from "./state/session";
import { App, preloadWorkspace } from "./ui/app/App";
import { followTheme } from "./ui/app/theme";
import { whenIdle } from "./ui/kit/whenIdle";

followTheme();
const opener = new Opener(startEngine, window);
const started = opener.start();

const root = document.getElementById("app");
if (root === null) throw new Error("index.html has no #app");
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
      .then(() => import("./ui/app/rehearseWorkspace"))
      .then(({ default: rehearse }) => sessionStore.getState().profile ?? rehearse(opener))
      .catch(() => undefined);
  }),
);
