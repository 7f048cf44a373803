/** A file of the built app. */
export interface BuiltFile {
  /** Below the folder that the app is served from; "" for the page itself. */
  readonly path: string;
  /** Hash of its content; absent where the path has one in it. */
  readonly revision?: string;
}

/** What a build consists of; the build writes it into the service worker. */
export interface BuiltFiles {
  /** Differs wherever any file does. */
  readonly version: string;
  /** The script that the page begins with: a page that does not name it is of another build. */
  readonly entry: string;
  readonly files: readonly BuiltFile[];
}

/** Where the page finds what another program shared with it, by the id that its address names. */
export const SHARED_CACHE = "proflens shared";

/** The form field that the manifest's `share_target` has for files. */
export const SHARED_FIELD = "profiles";

/** What the page says to a new version of the worker that waits: the user wants it now. */
export const TAKE_OVER = "take over";
