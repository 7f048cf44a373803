/**
 * The middle value; of an even number, the mean of the two in the middle.
 * @param {number[]} values at least one
 */
export function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? Number.NaN;
  return (lower + upper) / 2;
}

/**
 * Medians of a size's runs.
 * @param {import("./size.mjs").SizeRuns} size
 */
export function summariseSize({ floors, opens, memories, rawBytes }) {
  const floorMs = median(floors.map(floor => floor.floorMs));
  const fileToProfileMs = median(opens.map(open => open.fileToProfileMs));
  const fileToDrawnMs = median(opens.map(open => open.fileToDrawnMs));
  // A run without a long task counts as 0 here: below what the browser tells, so below every run with one.
  const longestTaskMs = median(opens.map(open => open.longestTaskMs ?? 0));
  const peakAboveStartBytes = median(memories.map(memory => memory.peakBytes - memory.startPageBytes));
  return {
    floorMs,
    fileToBytesMs: median(opens.map(open => open.fileToBytesMs)),
    fileToProfileMs,
    fileToProfileOverFloor: fileToProfileMs / floorMs,
    fileToDrawnMs,
    fileToDrawnOverFloor: fileToDrawnMs / floorMs,
    longestTaskMs: longestTaskMs < 50 ? undefined : longestTaskMs,
    peakAboveStartBytes,
    peakOverRaw: peakAboveStartBytes / rawBytes,
  };
}

/** @typedef {ReturnType<typeof summariseSize>} SizeSummary */

/**
 * Medians of a size's runs of the command.
 * @param {{ stackCount: number, rawBytes: number, runs: import("./command.mjs").CommandRun[] }} size
 */
export function summariseCommand({ stackCount, rawBytes, runs }) {
  const pprofMs = runs.flatMap(run => run.pprofMs ?? []);
  return {
    stackCount,
    rawBytes,
    zlibMs: median(runs.map(run => run.zlib.ms)),
    streamMs: median(runs.map(run => run.stream.ms)),
    topMs: median(runs.map(run => run.top.ms)),
    peakBytes: median(runs.map(run => run.top.peakBytes)),
    pprofMs: pprofMs.length === 0 ? undefined : median(pprofMs),
  };
}

/** @typedef {ReturnType<typeof summariseCommand>} CommandSummary */
