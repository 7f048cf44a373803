import { readdir, readFile } from "node:fs/promises";
import { extname, join, sep } from "node:path";
import { err, ok, type Result } from "../../base/result";
import { SERVER_META, type ServerWord } from "../../report/served";

/** A file of the built app. */
export interface AppFile {
  readonly type: string;
  /** Its name has a hash of its content. */
  readonly isHashed: boolean;
  read(): Promise<Uint8Array>;
}

/** Path below the app's folder, with slashes → file; "" is the page itself. */
export type AppFiles = ReadonlyMap<string, AppFile>;

/** Profiles, however compressed, are plain bytes: no type that would make a browser unpack them. */
const ANY_BYTES = "application/octet-stream";

const TYPES: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
};

const PAGE = "index.html";
const BEFORE = /<meta name="referrer"/;

/**
 * Lists the built app, once: whatever is asked for later is looked up, and no path is made of what is asked for.
 * @param words what the page is told of the server
 */
export async function listAppFiles(
  folder: string,
  words: readonly ServerWord[],
): Promise<Result<AppFiles, string>> {
  const files = new Map<string, AppFile>();
  try {
    for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const path = join(entry.parentPath, entry.name);
      const below = path.slice(folder.length).split(sep).filter(Boolean).join("/");
      files.set(below, {
        type: TYPES[extname(below).toLowerCase()] ?? ANY_BYTES,
        isHashed: below.startsWith("assets/"),
        read: () => readFile(path),
      });
    }
  } catch {
    return err(notBuilt(folder));
  }
  const page = files.get(PAGE);
  if (page === undefined) return err(notBuilt(folder));
  const html = Buffer.from(await page.read()).toString("utf8");
  if (!BEFORE.test(html)) return err(`the page in ${folder} is of another version`);
  const meta = `<meta name="${SERVER_META}" content="${words.join(" ")}" />\n    `;
  const marked = Buffer.from(html.replace(BEFORE, before => meta + before));
  const servedPage = { ...page, read: async () => marked };
  return ok(files.set(PAGE, servedPage).set("", servedPage));
}

function notBuilt(folder: string): string {
  return `the page is not beside the command: there is no ${join(folder, PAGE)} (npm run build makes it)`;
}
