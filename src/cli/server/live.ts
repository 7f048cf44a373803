import { err, ok, type Result } from "../../base/result";
import type { FetchTarget, ServedProfile } from "../../report/served";
import type { Loading } from "../flags/commandLine";
import type { Host } from "../host";
import { locate } from "../sources/readSource";
import type { LinkedProfile } from "./indexPage";
import { type FetchWatch, loadFile, type SideOptions } from "./loadFile";
import type { Shelf } from "./shelf";

/** Sources of the command line, or of a page that it named, that can be fetched any number of times. */
export interface LiveTarget extends FetchTarget {
  readonly sources: readonly string[];
  readonly loading: Loading;
  /** How long it records; 0 where that is unknown. */
  readonly seconds: number;
}

/** The target that the sources of the command line are; undefined where none of them is an address. */
export async function commandTarget(
  name: string,
  sources: readonly string[],
  loading: Loading,
): Promise<LiveTarget | undefined> {
  const urls: string[] = [];
  for (const source of sources) {
    const located = await locate(source, loading);
    if (located.ok && typeof located.value === "object") urls.push(located.value.url);
  }
  if (urls.length === 0) return undefined;
  const seconds = Math.max(...urls.map(secondsOf));
  return { name, from: urls.join(" "), note: "", sources, loading, seconds };
}

/** The target that a link of an index is. */
export function linkedTarget({ url, ...target }: LinkedProfile, loading: Loading): LiveTarget {
  // Of an index only what records takes -seconds, which is in the address already.
  const own = { ...loading, seconds: -1 };
  return { ...target, sources: [url], loading: own, seconds: secondsOf(url) };
}

function secondsOf(url: string): number {
  return Number(new URL(url).searchParams.get("seconds") ?? 0) || 0;
}

/** Fetches again what the command line names, one at a time, and puts it on the shelf. */
export class Live {
  readonly targets: readonly LiveTarget[];
  private readonly shelf: Shelf;
  private readonly executable: string;
  private readonly host: Host;
  private isBusy = false;

  constructor(targets: readonly LiveTarget[], shelf: Shelf, executable: string, host: Host) {
    this.targets = targets;
    this.shelf = shelf;
    this.executable = executable;
    this.host = host;
  }

  /** Another fetch is under way. */
  get busy(): boolean {
    return this.isBusy;
  }

  /** @param target place in `targets` */
  async fetch(target: number, watch: FetchWatch): Promise<Result<ServedProfile, string>> {
    const { sources, loading, name } = this.targets[target];
    this.isBusy = true;
    try {
      const options: SideOptions = { side: "source", loading, executable: this.executable };
      const loaded = await loadFile(sources, options, this.host, watch);
      if (!loaded.ok) return loaded;
      if (loaded.value.kind === "page") return err(`${sources[0]}: this is a web page, not a profile`);
      return ok(this.shelf.addFetched({ name, bytes: loaded.value.bytes }, target, new Date()));
    } finally {
      this.isBusy = false;
    }
  }
}
