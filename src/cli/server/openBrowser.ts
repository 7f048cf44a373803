import { spawn } from "node:child_process";
import type { Host } from "../host";

/** Opens an address in the user's browser: $BROWSER, else what the system has for that. @returns whether it was begun */
export function openBrowser(url: string, environment: Host["environment"]): Promise<boolean> {
  const [command, ...args] = browserCommand(url, environment["BROWSER"] ?? "", process.platform);
  return new Promise(resolve => {
    const child = spawn(command, args, { stdio: "ignore", detached: true });
    child.once("error", () => resolve(false));
    child.once("spawn", () => resolve(true));
    child.unref();
  });
}

/** The words of the command that opens an address. @param browser of the environment; "" where it is not set */
export function browserCommand(
  url: string,
  browser: string,
  platform: NodeJS.Platform,
): [string, ...string[]] {
  if (browser !== "") return [browser, url];
  if (platform === "darwin") return ["open", url];
  // No shell: an address has characters that would mean something to it.
  if (platform === "win32") return ["rundll32", "url.dll,FileProtocolHandler", url];
  return ["xdg-open", url];
}
