import type { FrameTable } from "../analysis/frames";
import { baseName, packageName, shortenFunctionName, withoutTypeArguments } from "../names/functionName";
import { packageHueDegrees, packageShades } from "../names/packageHue";
import type { FrameNames } from "./protocol";

/** How many of the heaviest packages are told apart by shade. */
export const HEAVY_PACKAGES = 10;

/** So many frames are weighed to find them: the rest makes no package heavy. */
const WEIGHED_FRAMES = 512;

/** The shades that tell heavy packages of near hues apart: settled once per profile, so that filters change no colour. */
export interface SharedShades {
  byPackage?: Map<string, -1 | 0 | 1>;
}

/** Names, files and colours of frames, made when asked for and kept. */
export class FrameLooks {
  private readonly frames: FrameTable;
  private readonly packages: (string | undefined)[] = [];
  private readonly shorts: (string | undefined)[] = [];
  private readonly shades: SharedShades;
  private readonly labelKeys: ReadonlySet<string>;

  /**
   * @param shades the same for all frames that are shown of one profile
   * @param labelKeys keys of labels that frames were made of
   */
  constructor(frames: FrameTable, shades: SharedShades, labelKeys: readonly string[]) {
    this.frames = frames;
    this.shades = shades;
    this.labelKeys = new Set(labelKeys);
  }

  name(frame: number): string {
    return this.frames.printableName(frame);
  }

  shortName(frame: number): string {
    this.shorts[frame] ??=
      this.labelKey(frame) === undefined ? shortFrameName(this.frames, frame) : this.name(frame);
    return this.shorts[frame];
  }

  packageName(frame: number): string {
    const key = this.labelKey(frame);
    // Each value has a colour of its own, as pprof names it.
    this.packages[frame] ??=
      key === undefined ? packageOfFrame(this.frames, frame) : `${key}:${this.name(frame)}`;
    return this.packages[frame];
  }

  /** The key of a frame that was made of a label; its file is the key. */
  private labelKey(frame: number): string | undefined {
    if (this.labelKeys.size === 0) return undefined;
    const file = this.frames.file(frame);
    return this.labelKeys.has(file) ? file : undefined;
  }

  /** Whether the heaviest packages are known: until `learnHeavyPackages` no shades are given. */
  get knowsHeavyPackages(): boolean {
    return this.shades.byPackage !== undefined;
  }

  /** Finds the heaviest packages by flat, to tell those with near hues apart. Once: colours then stay. */
  learnHeavyPackages(flat: Float64Array): void {
    if (this.shades.byPackage !== undefined) return;
    const weights = new Map<string, number>();
    const least = nthLargestMagnitude(flat, WEIGHED_FRAMES);
    for (let frame = 0; frame < flat.length; frame++) {
      if (flat[frame] === 0 || Math.abs(flat[frame]) < least) continue;
      const name = this.packageName(frame);
      weights.set(name, (weights.get(name) ?? 0) + Math.abs(flat[frame]));
    }
    const heaviest = [...weights].toSorted((a, b) => b[1] - a[1]).slice(0, HEAVY_PACKAGES);
    this.shades.byPackage = packageShades(heaviest.map(([name]) => name));
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
      filterText: Array.from(ids, frame => this.frames.filterText(frame)),
      file: Array.from(ids, frame => this.frames.file(frame)),
      hueDegrees: Float32Array.from(packageNames, packageHueDegrees),
      shade: Int8Array.from(packageNames, name => this.shades.byPackage?.get(name) ?? 0),
    };
  }
}

/** pprof's short form of a function name, with what else tells the frame apart shortened as well. */
function shortFrameName(frames: FrameTable, frame: number): string {
  const name = frames.printableName(frame);
  const functionName = frames.functionName(frame);
  if (functionName === name) return shortenFunctionName(name);
  const file = frames.file(frame);
  const short =
    functionName === "" ? name : name.replace(functionName, () => shortenFunctionName(functionName));
  return file.includes("/") ? short.replace(file, () => baseName(file)) : short;
}

/** The function's package; at the granularity of files, the file's folder. */
function packageOfFrame(frames: FrameTable, frame: number): string {
  const functionName = frames.functionName(frame);
  if (functionName !== "") return packageName(withoutTypeArguments(functionName));
  const file = frames.file(frame);
  return file.slice(0, Math.max(0, file.lastIndexOf("/")));
}

/** The n-th largest magnitude among values; 0 where there are fewer. */
function nthLargestMagnitude(values: Float64Array, n: number): number {
  if (values.length <= n) return 0;
  const magnitudes = values.map(Math.abs).sort();
  return magnitudes[magnitudes.length - n];
}
