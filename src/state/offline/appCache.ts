import { type BuiltFiles, type BuiltFile, SHARED_CACHE } from "./builtFiles";

/** Files are fetched so many at a time: the page may be loading as well. */
const AT_A_TIME = 4;

/** Where an app's service worker lives, and what it uses of it. */
export interface AppPlace {
  /** The folder that the app is served from, as an absolute address that ends in a slash. */
  readonly scope: string;
  readonly caches: CacheStorage;
  readonly fetch: (address: string, options: RequestInit) => Promise<Response>;
}

/** The files of one version of the app, kept in the browser: whole or not at all. */
export class AppCache {
  private readonly built: BuiltFiles;
  private readonly place: AppPlace;
  /** path → address under which it is kept */
  private readonly keys: ReadonlyMap<string, string>;

  constructor(built: BuiltFiles, place: AppPlace) {
    this.built = built;
    this.place = place;
    this.keys = new Map(built.files.map(file => [file.path, keyOf(file, place.scope)]));
  }

  /** Fetches what no earlier version has; fails where anything is missing, or belongs to another build. */
  async fill(): Promise<void> {
    const cache = await this.place.caches.open(this.name());
    const waiting = this.built.files.values();
    const fetchInTurn = async () => {
      for (const file of waiting) await this.keep(file, cache);
    };
    await Promise.all(Array.from({ length: AT_A_TIME }, fetchInTurn));
  }

  /**
   * Throws away what other versions kept of this app, and what was shared and never opened. While other windows are
   * open nothing goes: they run the version before, and may still want a part of it.
   */
  async tidy(openWindows: number): Promise<void> {
    if (openWindows > 1) return;
    const { caches } = this.place;
    const others = (await caches.keys()).filter(
      name => name.startsWith(this.prefix()) && name !== this.name(),
    );
    await Promise.all([SHARED_CACHE, ...others].map(name => caches.delete(name)));
  }

  /** The answer to a request of the page; undefined where it is none of the app's files. */
  answer(request: Request): Promise<Response> | undefined {
    const { scope, caches, fetch } = this.place;
    const [address = ""] = request.url.split("#");
    if (request.method !== "GET" || !address.startsWith(scope)) return undefined;
    const [path = "", query] = address.slice(scope.length).split("?");
    if (request.mode === "navigate") {
      // Parameters in the page's address are the page's own business.
      if (path !== "" && path !== "index.html") return undefined;
    } else if (query !== undefined || path === "") {
      return undefined;
    }
    const kept = this.keys.get(request.mode === "navigate" ? "" : path);
    // A window of the version before may ask for parts of that.
    const key = kept ?? (path.startsWith("assets/") ? address : undefined);
    if (key === undefined) return undefined;
    return caches.match(key).then(response => response ?? fetch(address, {}));
  }

  private async keep(file: BuiltFile, cache: Cache): Promise<void> {
    const { scope, caches, fetch } = this.place;
    const key = keyOf(file, scope);
    if ((await cache.match(key)) !== undefined) return;
    const before = await caches.match(key);
    // What has a hash in its name may come from the browser's cache: the page has just loaded some of it.
    const freshness = file.revision === undefined ? "default" : "no-cache";
    const response = before ?? (await fetch(scope + file.path, { cache: freshness, priority: "low" }));
    if (!response.ok) throw new Error(`${file.path} could not be fetched: ${response.status}`);
    // A navigation must not be answered with something that was redirected.
    const own = response.redirected ? new Response(response.body, { headers: response.headers }) : response;
    if (file.path === "" && !(await own.clone().text()).includes(this.built.entry)) {
      throw new Error("The page is of another version.");
    }
    await cache.put(key, own);
  }

  private prefix(): string {
    return `proflens app ${this.place.scope} `;
  }

  private name(): string {
    return this.prefix() + this.built.version;
  }
}

/** Where contents change under one name, each content has a key of its own. */
function keyOf({ path, revision }: BuiltFile, scope: string): string {
  return scope + path + (revision === undefined ? "" : `?revision=${revision}`);
}
