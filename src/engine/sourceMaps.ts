import { OriginalPositions } from "../analysis/sourceMaps/originalPositions";
import { readSourceMap } from "../analysis/sourceMaps/readSourceMap";
import { type Remapping, remapProfile } from "../analysis/sourceMaps/remap";
import { dataUrlText, sourceMapUrl } from "../analysis/sourceMaps/sourceMapUrl";
import type { Warning } from "../base/problem";
import { err, ok, type Result } from "../base/result";
import type { Steps } from "../base/steps";
import type { Profile } from "../model/profile";
import type { SourceMaps } from "./loaded";
import type { SourceMapFile } from "./protocol";

const utf8 = new TextDecoder();

/** The source maps of a profile's bundles that could be read. */
export class ReadSourceMaps implements SourceMaps {
  /** The bundle's file, as the profile names it → what its map says. */
  readonly positions = new Map<string, OriginalPositions>();
  readonly warnings: Warning[] = [];

  /** Reads all of them; pauses between two. */
  static *of(files: readonly SourceMapFile[]): Steps<ReadSourceMaps> {
    const maps = new ReadSourceMaps();
    for (const file of files) {
      maps.add(file);
      yield;
    }
    return maps;
  }

  read(profile: Profile): Steps<Remapping> {
    return remapProfile(profile, file => this.positions.get(file));
  }

  content(file: string): string | undefined {
    for (const positions of this.positions.values()) {
      const content = positions.content(file);
      if (content !== undefined) return content;
    }
    return undefined;
  }

  private add({ file, name, map, code }: SourceMapFile): void {
    const text = code && utf8.decode(code);
    const json = map === undefined ? inlineMap(text ?? "") : ok(utf8.decode(map));
    const read = json.ok ? readSourceMap(json.value) : json;
    if (read.ok) this.positions.set(file, new OriginalPositions(read.value, file, text));
    else {
      this.warnings.push({
        code: "source-map",
        message: `The source map ${name} is not used: ${read.error}. Functions of ${file} stay as they are.`,
      });
    }
  }
}

function inlineMap(code: string): Result<string, string> {
  const url = sourceMapUrl(code);
  return url === undefined ? err("its bundle has no sourceMappingURL comment") : dataUrlText(url);
}
