/** What is directly in a folder. */
export interface FolderEntry {
  readonly name: string;
  readonly isFolder: boolean;
}

/** More files of one place than this are not listed. */
export const MAX_FILES = 300_000;

/** Has nothing that a profile names. */
const SKIPPED = new Set([".git", ".hg", ".svn"]);

/** May have very much; listed when the rest is. */
const LISTED_LAST = new Set(["node_modules", "target", ".cache", ".venv", "venv", "dist", "build"]);

/**
 * The files of a folder and of those in it, what is near the top first: paths below the folder, with slashes. Throws
 * where the folder itself cannot be read.
 * @param list what is directly in a folder, by its path; "" is the first
 * @param onUnreadable told of each other folder that cannot be read
 */
export async function* walkFolder(
  list: (path: string) => AsyncIterable<FolderEntry>,
  onUnreadable: () => void,
): AsyncGenerator<string> {
  const soon = [""];
  const later: string[] = [];
  for (let path = soon.shift(); path !== undefined; path = soon.shift() ?? later.shift()) {
    try {
      for await (const { name, isFolder } of list(path)) {
        const below = path === "" ? name : `${path}/${name}`;
        if (!isFolder) yield below;
        else if (!SKIPPED.has(name)) (LISTED_LAST.has(name) ? later : soon).push(below);
      }
    } catch (error) {
      if (path === "") throw error;
      onUnreadable();
    }
  }
}

/** That a listing is not whole, in sentences. */
export function listingNotes({
  isCut,
  unreadable,
}: {
  readonly isCut: boolean;
  readonly unreadable: number;
}): string[] {
  return [
    ...(isCut ? [`It has more than ${MAX_FILES} files; those deepest in it are not known.`] : []),
    ...(unreadable === 0 ? [] : [`${unreadable} of its folders could not be read.`]),
  ];
}
