import { constants } from "node:fs";
import { type FileHandle, lstat, open, readdir, realpath, stat } from "node:fs/promises";
import { delimiter, dirname, join, resolve, sep } from "node:path";
import { type FolderEntry, listingNotes, MAX_FILES, walkFolder } from "../../source/walkFolder";

/** Folders of this disk that source is read from: nothing outside of them, whatever is asked, linked or renamed. */
export class SourceRoots {
  /** Real paths. */
  private readonly roots: readonly string[];

  private constructor(roots: readonly string[]) {
    this.roots = roots;
  }

  /**
   * @param sourcePath pprof's source_path: a list; where it is "", the working folder, unless that is all of the disk
   * @returns also those that are no folders
   */
  static async open(
    sourcePath: string,
    workingFolder: string,
  ): Promise<{ roots: SourceRoots; missing: readonly string[] }> {
    const named = sourcePath.split(delimiter).filter(path => path !== "");
    const isAll = dirname(resolve(workingFolder)) === resolve(workingFolder);
    const wanted = named.length > 0 ? named : isAll ? [] : [workingFolder];
    const found: string[] = [];
    const missing: string[] = [];
    for (const path of wanted) {
      const real = await realpath(resolve(workingFolder, path)).catch(() => undefined);
      const isFolder = real !== undefined && (await stat(real).catch(() => undefined))?.isDirectory();
      if (isFolder === true) found.push(real);
      else missing.push(path);
    }
    // What is in another root is listed there.
    const outer = found.filter(
      (path, at) => !found.some((other, position) => position !== at && isInside(path, other, position < at)),
    );
    return { roots: new SourceRoots(outer), missing };
  }

  get paths(): readonly string[] {
    return this.roots.map(slashed);
  }

  /** The whole paths of all files, with slashes; at last, what is odd about the listing. */
  async *list(onNote: (sentence: string) => void): AsyncGenerator<string> {
    let count = 0;
    let unreadable = 0;
    for (const root of this.roots) {
      const paths = walkFolder(
        path => this.entries(join(root, path)),
        () => unreadable++,
      );
      try {
        for await (const path of paths) {
          // A line each.
          if (/[\r\n]/.test(path)) continue;
          if (count++ >= MAX_FILES) {
            for (const note of listingNotes({ isCut: true, unreadable })) onNote(note);
            return;
          }
          yield `${slashed(root)}/${path}`;
        }
      } catch {
        unreadable++;
      }
    }
    for (const note of listingNotes({ isCut: false, unreadable })) onNote(note);
  }

  /** Opens a file for reading, by its path as it was listed; undefined where it is none of those. */
  async open(path: string): Promise<{ handle: FileHandle; size: number } | undefined> {
    const root = this.roots.find(root => path.startsWith(`${slashed(root)}/`));
    if (root === undefined) return undefined;
    const parts = path.slice(slashed(root).length + 1).split("/");
    if (parts.some(part => part === "" || part === "." || part === ".." || /[\0\\]/.test(part)))
      return undefined;
    const real = await this.real(join(root, ...parts));
    if (real === undefined) return undefined;
    try {
      const meant = await lstat(real);
      if (!meant.isFile()) return undefined;
      const handle = await open(real, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
      const { dev, ino, size } = await handle.stat();
      // Somebody may have put something else in its place in the meantime.
      if (dev === meant.dev && ino === meant.ino) return { handle, size };
      await handle.close();
    } catch {
      // It is gone, or may not be read.
    }
    return undefined;
  }

  private async *entries(folder: string): AsyncGenerator<FolderEntry> {
    for (const entry of await readdir(folder, { withFileTypes: true })) {
      if (entry.isDirectory()) yield { name: entry.name, isFolder: true };
      else if (entry.isFile()) yield { name: entry.name, isFolder: false };
      else if (entry.isSymbolicLink()) {
        // Of links only those to files inside: folders would be listed twice, or for ever.
        const real = await this.real(join(folder, entry.name));
        const target = real === undefined ? undefined : await stat(real).catch(() => undefined);
        if (target?.isFile() === true) yield { name: entry.name, isFolder: false };
      }
    }
  }

  /** Where a path really is; undefined where that is outside of the roots. */
  private async real(path: string): Promise<string | undefined> {
    const real = await realpath(path).catch(() => undefined);
    return real !== undefined && this.roots.some(root => isInside(real, root, false)) ? real : undefined;
  }
}

/** @param orSame whether a folder counts as inside of itself */
function isInside(path: string, folder: string, orSame: boolean): boolean {
  return (orSame && path === folder) || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

/** Windows' paths as everywhere else; the root itself as "". */
function slashed(path: string): string {
  return path.split(sep).join("/").replace(/\/$/, "");
}
