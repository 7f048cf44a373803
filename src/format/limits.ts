const MIB = 2 ** 20;
const GIB = 2 ** 30;

/**
 * What a file may cost before it is refused, or as much of it opened as fits. docs/limits.md says what users see of
 * each, and what real profiles are like.
 */
export const LIMITS = {
  /** Bytes that a profile's columns may take while it is read, as `memoryOf` estimates them. */
  memoryBytes: 3 * GIB,
  /** Of those, the share that samples may fill: what names their functions often comes behind them in the file. */
  sampleShare: 0.75,
  /** Bytes after inflating. */
  inflatedBytes: 8 * GIB,
  /** Bytes that are inflated behind the place where a profile is broken, to see whether the compressed data is, too. */
  behindBreakBytes: GIB,
  /** Bytes of one field of profile.proto: the longest string that engines can make is about as long. */
  fieldBytes: 512 * MIB,
  /** Bytes of a text in one of pprof's legacy formats, which becomes objects before it becomes columns. */
  legacyBytes: 256 * MIB,
  /** Bytes of a JSON text, which is parsed as one string. */
  jsonBytes: 500 * MIB,
  /** Bytes that a JSON document may take as objects, as `JsonCost` estimates them. */
  jsonHeapBytes: 1.5 * GIB,
  archive: {
    /** Bytes of one file of an archive, unpacked. */
    memberBytes: GIB,
    /** Files of an archive that are looked into. */
    members: 10_000,
    /** Bytes that are unpacked in all to look at files whole; of those behind, only the first bytes are unpacked. */
    lookedThroughBytes: GIB,
  },
} as const;
