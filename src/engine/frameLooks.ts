import type { FrameTable } from "../analysis/frames";
import { NONE, type Profile } from "../model/profile";
import { packageName, shortenFunctionName, withoutTypeArguments } from "../names/functionName";
import { packageHueDegrees, packageShades } from "../names/packageHue";
import type { FrameNames } from "./protocol";

/** How many of the heaviest packages are told apart by shade. */
const HEAVY_PACKAGES = 10;

/** Names, files and colours of frames, made when asked for and kept. */
export class FrameLooks {
  private readonly profile: Profile;
  private readonly frames: FrameTable;
  private readonly packages: (string | undefined)[] = [];
  private readonly shorts: (string | undefined)[] = [];
  private shades: Map<string, -1 | 0 | 1> | undefined;

  constructor(profile: Profile, frames: FrameTable) {
    this.profile = profile;
    this.frames = frames;
  }

  name(frame: number): string {
    return this.frames.printableName(frame);
  }

  shortName(frame: number): string {
    this.shorts[frame] ??= shortenFunctionName(this.name(frame));
    return this.shorts[frame];
  }

  packageName(frame: number): string {
    this.packages[frame] ??= packageName(withoutTypeArguments(this.name(frame)));
    return this.packages[frame];
  }

  /** `file` or `file:line` of the function's start; "" where unknown. */
  file(frame: number): string {
    const functionRow = this.frames.functionRow[frame];
    if (functionRow === NONE) return "";
    const { functions, strings } = this.profile;
    const file = strings.text(functions.filename[functionRow]);
    const line = functions.startLine[functionRow];
    return file !== "" && line > 0 ? `${file}:${line}` : file;
  }

  /** Whether the heaviest packages are known: until `learnHeavyPackages` no shades are given. */
  get knowsHeavyPackages(): boolean {
    return this.shades !== undefined;
  }

  /** Finds the heaviest packages by flat, to tell those with near hues apart. Once: colours then stay. */
  learnHeavyPackages(flat: Float64Array): void {
    if (this.shades !== undefined) return;
    const weights = new Map<string, number>();
    for (let frame = 0; frame < flat.length; frame++) {
      if (flat[frame] === 0) continue;
      const name = this.packageName(frame);
      weights.set(name, (weights.get(name) ?? 0) + Math.abs(flat[frame]));
    }
    const heaviest = [...weights].toSorted((a, b) => b[1] - a[1]).slice(0, HEAVY_PACKAGES);
    this.shades = packageShades(heaviest.map(([name]) => name));
  }

  /** The columns that an answer carries for its frames. */
  columns(frameIds: readonly number[] | Uint32Array): FrameNames {
    const ids = Uint32Array.from(frameIds);
    const packageNames = Array.from(ids, frame => this.packageName(frame));
    return {
      frameId: ids,
      name: Array.from(ids, frame => this.name(frame)),
      shortName: Array.from(ids, frame => this.shortName(frame)),
      packageName: packageNames,
      file: Array.from(ids, frame => this.file(frame)),
      hueDegrees: Float32Array.from(packageNames, packageHueDegrees),
      shade: Int8Array.from(packageNames, name => this.shades?.get(name) ?? 0),
    };
  }
}
