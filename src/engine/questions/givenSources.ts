import { err, ok } from "../../base/result";
import type { SourceFiles } from "../../report/environment";

/** Source files that the page has sent along, in place of the command's file system. */
export class GivenSources implements SourceFiles {
  /** Relative paths are looked for as they are. */
  readonly workingFolder = ".";
  /** What was looked for in vain. */
  readonly missing = new Set<string>();
  private readonly texts: Readonly<Record<string, string>>;

  /** @param texts path → text */
  constructor(texts: Readonly<Record<string, string>>) {
    this.texts = texts;
  }

  read(path: string): ReturnType<SourceFiles["read"]> {
    if (Object.hasOwn(this.texts, path)) return ok(new TextEncoder().encode(this.texts[path]));
    this.missing.add(path);
    return err(`open ${path}: no such file or directory`);
  }
}
