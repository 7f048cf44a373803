import type { FrameTable } from "../analysis/frames";
import { visibleText } from "../base/visibleText";
import type { Steps } from "../base/steps";
import { baseName, packageName, shortenFunctionName, withoutTypeArguments } from "../names/functionName";
import { packageHueDegrees, packageShades } from "../names/packageHue";
import type { ShapedName } from "../names/shape";
import type { Naming } from "./naming";
import type { FrameNames } from "./protocol";

/** How many of the heaviest packages are told apart by shade. */
export const HEAVY_PACKAGES = 10;

/** Frames that are named between two pauses: every one may have a name that was never read before. */
const NAMES_PER_STEP = 256;

/** So many frames are weighed to find them: the rest makes no package heavy. */
const WEIGHED_FRAMES = 512;

/** What is settled once per profile, so that filters change no colour, and no name is shaped twice. */
export interface SharedLooks {
  /** The shades that tell heavy packages of near hues apart; absent until they are learned. */
  shades?: Map<string, -1 | 0 | 1>;
  /** Learns the shades, from the whole profile: what is asked first changes no colour. */
  learnShades?: () => Steps<void>;
  /** How names are read; absent, they are read as they are. */
  readonly naming?: Naming | undefined;
}

/** Names, files and colours of frames, made when asked for and kept. */
export class FrameLooks {
  private readonly frames: FrameTable;
  private readonly packages: (string | undefined)[] = [];
  private readonly shaped: (ShapedName | "own" | undefined)[] = [];
  private readonly shorts: (string | undefined)[] = [];
  private readonly shared: SharedLooks;
  private readonly labelKeys: ReadonlySet<string>;
  private readonly areOwnNames: boolean;

  /**
   * @param shared the same for all frames that are shown of one profile
   * @param labelKeys keys of labels that frames were made of
   * @param areOwnNames names are shown as the profile has them
   */
  constructor(
    frames: FrameTable,
    shared: SharedLooks,
    labelKeys: Iterable<string>,
    areOwnNames: boolean = false,
  ) {
    this.frames = frames;
    this.shared = shared;
    this.labelKeys = new Set(labelKeys);
    this.areOwnNames = areOwnNames;
  }

  /** The same frames with names as the profile has them. */
  withOwnNames(): FrameLooks {
    return new FrameLooks(this.frames, this.shared, this.labelKeys, true);
  }

  /** As pprof prints it. */
  name(frame: number): string {
    return this.frames.printableName(frame);
  }

  /** As it is read. */
  shownName(frame: number): string {
    return this.shapedName(frame)?.shown ?? this.name(frame);
  }

  /** All that the name says, as it is read. */
  fullName(frame: number): string {
    return this.shapedName(frame)?.full ?? this.name(frame);
  }

  /** As `FrameNames.file`. */
  file(frame: number): string {
    return this.shownFile(frame, "full");
  }

  /** How a function's name is read, whether or not a frame has it. */
  readingOf(functionName: string): ShapedName {
    const shaped = this.areOwnNames ? visibleName(functionName) : this.shared.naming?.name(functionName);
    return shaped ?? { shown: functionName, full: functionName };
  }

  /** Whether an expression means the frame: by its name, or by what is read instead of it. */
  isNamed(frame: number, isMatch: (name: string) => boolean): boolean {
    if (isMatch(this.name(frame))) return true;
    const shaped = this.shapedName(frame);
    return shaped !== undefined && (isMatch(shaped.shown) || isMatch(shaped.full));
  }

  shortName(frame: number): string {
    this.shorts[frame] ??= this.labelKey(frame) === undefined ? this.shortFrameName(frame) : this.name(frame);
    return this.shorts[frame];
  }

  packageName(frame: number): string {
    const key = this.labelKey(frame);
    // Each value has a colour of its own, as pprof names it.
    this.packages[frame] ??= key === undefined ? this.packageOfFrame(frame) : `${key}:${this.name(frame)}`;
    return this.packages[frame];
  }

  private shapedName(frame: number): ShapedName | undefined {
    const { naming } = this.shared;
    if (naming === undefined || this.areOwnNames) return visibleName(this.name(frame));
    this.shaped[frame] ??=
      (this.labelKey(frame) === undefined ? naming.frame(this.frames, frame) : undefined) ?? "own";
    const shaped = this.shaped[frame];
    return shaped === "own" ? undefined : shaped;
  }

  /** pprof's short form of what is shown, with what else tells the frame apart shortened as well. */
  private shortFrameName(frame: number): string {
    const { frames } = this;
    const shown = this.shownName(frame);
    const functionName = frames.functionName(frame);
    const shownFunction = this.readingOf(functionName).shown;
    if (shownFunction === shown) return shortenFunctionName(shown);
    const file = this.shownFile(frame, "shown");
    const short =
      functionName === "" ? shown : shown.replace(shownFunction, () => shortenFunctionName(shownFunction));
    return file.includes("/") ? short.replace(file, () => baseName(file)) : short;
  }

  /** The function's package; at the granularity of files, the file's folder. */
  private packageOfFrame(frame: number): string {
    const functionName = this.frames.functionName(frame);
    const file = this.frames.file(frame);
    const { naming } = this.shared;
    if (functionName === "") return file.slice(0, Math.max(0, file.lastIndexOf("/")));
    return naming?.packageOf(functionName, file) ?? packageName(withoutTypeArguments(functionName));
  }

  private shownFile(frame: number, form: "full" | "shown"): string {
    const file = this.frames.file(frame);
    return (!this.areOwnNames && this.shared.naming?.place(file)[form]) || file;
  }

  /** The key of a frame that was made of a label; its file is the key. */
  private labelKey(frame: number): string | undefined {
    if (this.labelKeys.size === 0) return undefined;
    const file = this.frames.file(frame);
    return this.labelKeys.has(file) ? file : undefined;
  }

  /** Has the shades of heavy packages known; without, no shades are given. */
  *knowShades(): Steps<void> {
    if (this.shared.shades === undefined) yield* this.shared.learnShades?.() ?? [];
  }

  /** Finds the heaviest packages by flat, to tell those with near hues apart. */
  learnHeavyPackages(flat: Float64Array): void {
    const weights = new Map<string, number>();
    const least = nthLargestMagnitude(flat, WEIGHED_FRAMES);
    for (let frame = 0; frame < flat.length; frame++) {
      if (flat[frame] === 0 || Math.abs(flat[frame]) < least) continue;
      const name = this.packageName(frame);
      weights.set(name, (weights.get(name) ?? 0) + Math.abs(flat[frame]));
    }
    const heaviest = [...weights].toSorted((a, b) => b[1] - a[1]).slice(0, HEAVY_PACKAGES);
    this.shared.shades = packageShades(heaviest.map(([name]) => name));
  }

  /** The columns that an answer carries for its frames. */
  *columns(frameIds: readonly number[] | Uint32Array): Steps<FrameNames> {
    const ids = Uint32Array.from(frameIds);
    for (const [index, frame] of ids.entries()) {
      if (index % NAMES_PER_STEP === NAMES_PER_STEP - 1) yield;
      this.packageName(frame);
      this.shortName(frame);
    }
    yield;
    const packageNames = Array.from(ids, frame => this.packageName(frame));
    return {
      frameId: ids,
      name: Array.from(ids, frame => this.name(frame)),
      shownName: Array.from(ids, frame => this.shownName(frame)),
      fullName: this.fullNames(ids),
      shortName: Array.from(ids, frame => this.shortName(frame)),
      packageName: packageNames,
      filterText: Array.from(ids, frame => this.frames.filterText(frame)),
      file: Array.from(ids, frame => this.file(frame)),
      hueDegrees: Float32Array.from(packageNames, packageHueDegrees),
      shade: Int8Array.from(packageNames, name => this.shared.shades?.get(name) ?? 0),
    };
  }

  private fullNames(ids: Uint32Array): Map<number, string> {
    const names = new Map<number, string>();
    for (const [index, frame] of ids.entries()) {
      const full = this.fullName(frame);
      if (full !== this.name(frame)) names.set(index, full);
    }
    return names;
  }
}

/** A name that is read as it is, but for what cannot be seen; undefined where there is no such thing in it. */
function visibleName(name: string): ShapedName | undefined {
  const visible = visibleText(name);
  return visible === name ? undefined : { full: visible, shown: visible };
}

/** The n-th largest magnitude among values; 0 where there are fewer. */
function nthLargestMagnitude(values: Float64Array, n: number): number {
  if (values.length <= n) return 0;
  const magnitudes = values.map(Math.abs).sort();
  return magnitudes[magnitudes.length - n];
}
