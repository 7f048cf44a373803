import { isKeepable, keepApp } from "../../../state/offline/register";
import { isServedByCommand } from "../../../state/served/server";
import { mountBeside } from "../../kit/mountBeside";
import { NewVersion } from "./NewVersion";

/** Keeps the app in the browser where that may be, and offers newer versions as they come. */
export async function keepOffline(): Promise<void> {
  const { serviceWorker } = navigator;
  const page = {
    protocol: location.protocol,
    isSecure: isSecureContext && serviceWorker !== undefined,
    isFramed: window.parent !== window,
    isServedByCommand: isServedByCommand(),
    savesData: navigator.connection?.saveData === true,
  };
  if (!isKeepable(page)) return;
  let takeAway: (() => void) | undefined;
  await keepApp(serviceWorker, takeOver => {
    takeAway?.();
    const reload = () => {
      serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
      takeOver();
    };
    takeAway = mountBeside(<NewVersion onReload={reload} onLater={() => takeAway?.()} />);
  });
}
