// Before the components: their style sheets build on these.
import "./ui/app/tokens.css";
import "./ui/app/base.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { startEngine } from "./engine/client";
import { Opener } from "./state/opening/opener";
import { sessionStore } from "./state/session";
import { App } from "./ui/app/App";
import { followTheme } from "./ui/app/theme";
import { preloadWorkspace } from "./ui/app/Workspace";
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
    preloadWorkspace();
    opener.rehearse();
    if (sessionStore.getState().profile === undefined) {
      void import("./ui/app/rehearseWorkspace").then(({ default: rehearse }) => rehearse(opener));
    }
  }),
);
