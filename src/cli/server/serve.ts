import { err, ok, type Result } from "../../base/result";
import type { ServerWord } from "../../report/served";
import type { CommandLine } from "../flags/commandLine";
import type { Serving } from "../flags/serving";
import type { Host } from "../host";
import { say } from "../say";
import { listAppFiles } from "./appFiles";
import { isBeyondLoopback, newToken } from "./gate";
import { listen, type Listening } from "./httpServer";
import { openBrowser } from "./openBrowser";
import { openSides } from "./openSides";
import { appRoute } from "./routes/app";
import { fetchAgainRoute } from "./routes/fetchAgain";
import { profilesRoute } from "./routes/profiles";
import { seriesRoute } from "./routes/series";
import { sourceFileRoute, sourceListRoute } from "./routes/sources";
import { SourceRoots } from "./sourceRoots";

/** Serves the page with the profiles in it until the user ends that. The error says why it could not begin. */
export async function serve(
  line: CommandLine,
  serving: Serving,
  host: Host,
): Promise<Result<undefined, string>> {
  const { roots, missing } = await SourceRoots.open(line.config.source_path, host.workingFolder);
  for (const path of missing) await say(host.stderr, `Ignoring ${path} in -source_path: it is no folder`);
  const opened = await openSides(line, serving, host);
  if (!opened.ok) return opened;
  const { shelf, live, link, isIndex } = opened.value;
  const words: ServerWord[] = [
    ...(roots.paths.length > 0 ? (["sources"] as const) : []),
    ...(live.targets.length > 0 ? (["live"] as const) : []),
    ...(isIndex ? (["index"] as const) : []),
  ];
  const files = await listAppFiles(host.appFolder, words);
  if (!files.ok) return files;
  const routes = [
    appRoute(files.value),
    profilesRoute(shelf),
    seriesRoute(shelf, live, roots),
    fetchAgainRoute(live),
    sourceListRoute(roots),
    sourceFileRoute(roots),
  ];
  let listening: Listening;
  try {
    listening = await listen({ ...serving, token: newToken() }, routes);
  } catch (error) {
    return err(`could not listen on ${serving.host}:${serving.port}: ${String(error)}`);
  }
  const interrupted = host.untilInterrupted();
  const address = listening.pageUrl + link;
  await say(host.stderr, `Serving web UI on ${address}`);
  if (isBeyondLoopback(serving.host)) {
    await say(host.stderr, "Whoever on the network has that address can read the profiles and the sources.");
  }
  if (serving.opensBrowser && !(await openBrowser(address, host.environment))) {
    await say(host.stderr, "No browser could be opened: open that address in one.");
  }
  await say(host.stderr, "Press Ctrl-C to end it.");
  await interrupted;
  await listening.close();
  return ok(undefined);
}
