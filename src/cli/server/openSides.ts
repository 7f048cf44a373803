import { err, ok, type Result } from "../../base/result";
import { firstLink, nameOfSources } from "../firstLink";
import type { CommandLine } from "../flags/commandLine";
import type { Serving } from "../flags/serving";
import type { Host } from "../host";
import { withoutExecutable } from "../loadProfile";
import { linkedProfiles } from "./indexPage";
import { commandTarget, linkedTarget, Live, type LiveTarget } from "./live";
import { type Loaded, loadFile, type SideOptions } from "./loadFile";
import { Shelf } from "./shelf";
import { tellProgress } from "./tellProgress";

/** The view that -weblist opens, and what its list is filtered by. */
const SOURCE_VIEW = "source";
const LIST_PARAMETER = "list";
/** The start page has no view. */
const START = "";

/** What is there before anybody looks. */
interface OpenedSides {
  readonly shelf: Shelf;
  readonly live: Live;
  /** What the page shows first. */
  readonly link: string;
  readonly isIndex: boolean;
}

/** Reads what the command line names, and says what the page is to show of it. */
export async function openSides(
  line: CommandLine,
  { weblist }: Serving,
  host: Host,
): Promise<Result<OpenedSides, string>> {
  const { loading, base } = line;
  const { sources, executable } = await withoutExecutable(line.sources);
  const target = await commandTarget(nameOfSources(sources), sources, loading);
  const loaded = await loadTelling(sources, { side: "source", loading, executable }, target, host);
  if (!loaded.ok) return loaded;
  const loadedBase =
    base && (await loadTelling(base.sources, { side: "base", loading, executable }, undefined, host));
  if (loadedBase?.ok === false) return loadedBase;
  const shelf = new Shelf();
  const baseFile = loadedBase?.value;
  if (baseFile?.kind === "page") return err(`${base?.sources[0]}: this is a web page, not a profile`);
  const baseUrl = baseFile && shelf.add(baseFile);
  const linkTo = (url: string | undefined) => {
    const sides = { profile: url === undefined ? undefined : (["url", url] as const), base: baseUrl };
    if (weblist !== undefined) return firstLink(line, sides, SOURCE_VIEW, [[LIST_PARAMETER, `/${weblist}/`]]);
    return firstLink(line, sides, url === undefined ? START : undefined);
  };
  if (loaded.value.kind === "page") {
    const { html, url } = loaded.value;
    const linked = linkedProfiles(html, url, loading.seconds);
    if (linked.length === 0) return err(`${url} is a web page, and links to no profile below it`);
    const targets = linked.map(profile => linkedTarget(profile, loading));
    const live = new Live(targets, shelf, executable, host);
    return ok({ shelf, live, link: linkTo(undefined), isIndex: true });
  }
  const live = new Live(target === undefined ? [] : [target], shelf, executable, host);
  const url =
    target === undefined ? shelf.add(loaded.value) : shelf.addFetched(loaded.value, 0, new Date()).url;
  return ok({ shelf, live, link: linkTo(url), isIndex: false });
}

/** Loads sources; on a terminal, progress is told of what is fetched. */
async function loadTelling(
  sources: readonly string[],
  options: SideOptions,
  target: LiveTarget | undefined,
  host: Host,
): Promise<Result<Loaded, string>> {
  const telling = tellProgress(target === undefined ? undefined : host.stderr, target?.seconds ?? 0);
  try {
    return await loadFile(sources, options, host, { onBytes: telling.onBytes });
  } finally {
    await telling.end();
  }
}
