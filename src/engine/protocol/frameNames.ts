/** Names for the frames of an answer: one entry per frame in each column. */
export interface FrameNames {
  /** frame's number under the question's options, the same in all answers to them: search hits go by it. */
  readonly frameId: Uint32Array;
  /** As pprof prints it: what a frame is known by, and what is copied. */
  readonly name: readonly string[];
  /** As it is read: demangled, and without what tells a reader least. The name itself where the question wants that. */
  readonly shownName: readonly string[];
  /** index → all that the name says, where that can be read and the name cannot: of mangled names. */
  readonly fullName: ReadonlyMap<number, string>;
  /** What is shown, shortened as pprof's graph does (package path and arguments off). */
  readonly shortName: readonly string[];
  /** "" where the name has none. */
  readonly packageName: readonly string[];
  /** What focus, ignore and hide must match to mean this frame: function, file, or mapping, by granularity. */
  readonly filterText: readonly string[];
  /** `file` or `file:line` of the function's start; "" where unknown. */
  readonly file: readonly string[];
  /** Colour: hue in degrees 0..360, hashed from the package, the same in every view and file. */
  readonly hueDegrees: Float32Array;
  /** -1, 0 or 1: darker, plain, lighter, where two of the ten heaviest packages have near hues. */
  readonly shade: Int8Array;
}
