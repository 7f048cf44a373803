/**
 * An invented program: functions in packages, call sites (locations) in functions, and for each call site the few
 * functions it can call. Nothing but counts is stored; the rest follows from hashes of the seed.
 */

import { createPackages, functionNames } from "./names.mjs";
import { mix, skewedIndex } from "./random.mjs";

export const MAPPINGS = [
  { start: 0x400000, limit: 0x8400000, file: "/srv/app/bin/gateway", buildId: "6f1d2a90c4b37e85" },
  {
    start: 0x7f2a10000000,
    limit: 0x7f2a14000000,
    file: "/usr/lib/libengine.so.4",
    buildId: "0b77e1c9d4aa5213",
  },
  {
    start: 0x7f2a20000000,
    limit: 0x7f2a21000000,
    file: "/usr/lib/x86_64-linux-gnu/libc.so.6",
    buildId: "93ce4f02",
  },
  {
    start: 0x7f2a30000000,
    limit: 0x7f2a32000000,
    file: "/srv/app/plugins/rules.so",
    buildId: "c01dcafe5eed0042",
  },
];

const MAX_LOCATIONS_PER_FUNCTION = 12;
const FRIEND_PACKAGES = 6;
/** of one call site */
export const MAX_CALLEES = 8;
const PERCENT_OF_LOCATIONS_INLINED = 20;

/** @typedef {ReturnType<typeof createProgram>} Program */

/**
 * @param {number} functionTotal about how many functions the program has
 * @param {number} seed
 */
export function createProgram(functionTotal, seed) {
  const packages = createPackages();
  // Package sizes fall off slowly with their rank in a shuffled order; every package has at least two functions.
  const weights = packages.map((_, index) => 1 / (12 + (mix(seed, index) % packages.length)));
  const weightTotal = weights.reduce((sum, weight) => sum + weight, 0);
  /** package index → its first function; one entry more than packages */
  const firstFunctionOfPackage = new Uint32Array(packages.length + 1);
  weights.forEach((weight, index) => {
    const size = Math.max(2, Math.round((functionTotal * weight) / weightTotal));
    firstFunctionOfPackage[index + 1] = (firstFunctionOfPackage[index] ?? 0) + size;
  });
  const functionCount = firstFunctionOfPackage[packages.length] ?? 0;

  /** function index → its package */
  const packageOfFunction = new Uint16Array(functionCount);
  packages.forEach((_, index) => {
    packageOfFunction.fill(index, firstFunctionOfPackage[index], firstFunctionOfPackage[index + 1]);
  });
  /** function index → its first location; one entry more than functions */
  const firstLocationOfFunction = new Uint32Array(functionCount + 1);
  for (let index = 0; index < functionCount; index++) {
    const size = 1 + (mix(seed + 1, index) % MAX_LOCATIONS_PER_FUNCTION);
    firstLocationOfFunction[index + 1] = (firstLocationOfFunction[index] ?? 0) + size;
  }
  const locationCount = firstLocationOfFunction[functionCount] ?? 0;
  /** location index → the function whose machine code it lies in */
  const functionOfLocation = new Uint32Array(locationCount);
  for (let index = 0; index < functionCount; index++) {
    functionOfLocation.fill(index, firstLocationOfFunction[index], firstLocationOfFunction[index + 1]);
  }

  /** @type {(packageIndex: number, hash: number) => number} */
  const functionInPackage = (packageIndex, hash) => {
    const first = firstFunctionOfPackage[packageIndex] ?? 0;
    return first + skewedIndex(hash, (firstFunctionOfPackage[packageIndex + 1] ?? 0) - first);
  };

  /**
   * One of the functions a call site may call: of its own package, of a package that one uses, or a popular one.
   * @param {number} location
   * @param {number} choice which of the call site's callees
   */
  const callee = (location, choice) => {
    const caller = functionOfLocation[location] ?? 0;
    const packageIndex = packageOfFunction[caller] ?? 0;
    const which = mix(seed + 2 + choice, location);
    const hash = mix(seed + 3, which);
    const percent = which % 100;
    let called = skewedIndex(hash, functionCount);
    if (percent < 50) {
      const neighbour = functionInPackage(packageIndex, hash);
      if (neighbour !== caller) called = neighbour;
    } else if (percent < 88) {
      const friend = mix(seed + 4, packageIndex * FRIEND_PACKAGES + (which % FRIEND_PACKAGES));
      called = functionInPackage(friend % packages.length, hash);
    }
    return called;
  };

  /**
   * How many functions a call site may call: two of three are direct calls.
   * @param {number} location
   */
  const calleeCount = location => {
    const hash = mix(seed + 5, location);
    return hash % 3 < 2 ? 1 : 2 + ((hash >>> 8) % (MAX_CALLEES - 1));
  };

  /**
   * The lines of a location, innermost first: the functions inlined there (for a fifth of locations, 1 to 3 of
   * them), then the function itself.
   * @param {number} location
   * @returns {{ functionIndex: number, line: number }[]}
   */
  const linesOfLocation = location => {
    const functionIndex = functionOfLocation[location] ?? 0;
    const hash = mix(seed + 6, location);
    const inlinedCount = hash % 100 < PERCENT_OF_LOCATIONS_INLINED ? 1 + skewedIndex(mix(hash, 1), 3) : 0;
    const packageIndex = packageOfFunction[functionIndex] ?? 0;
    const lines = [];
    for (let level = inlinedCount; level > 0; level--) {
      const inlined = functionInPackage(packageIndex, mix(seed + 7 + level, location));
      lines.push({ functionIndex: inlined, line: startLine(inlined) + (mix(level, location) % 20) });
    }
    const callSite = location - (firstLocationOfFunction[functionIndex] ?? 0);
    lines.push({ functionIndex, line: startLine(functionIndex) + 2 + callSite * 3 });
    return lines;
  };

  /** @param {number} functionIndex */
  const startLine = functionIndex => {
    const packageIndex = packageOfFunction[functionIndex] ?? 0;
    return 12 + 50 * (functionIndex - (firstFunctionOfPackage[packageIndex] ?? 0));
  };

  return {
    locationCount,
    functionCount,
    callee,
    calleeCount,
    linesOfLocation,
    startLine,
    /** @param {number} functionIndex @param {number} hash */
    locationInFunction(functionIndex, hash) {
      const first = firstLocationOfFunction[functionIndex] ?? 0;
      return first + skewedIndex(hash, (firstLocationOfFunction[functionIndex + 1] ?? 0) - first);
    },
    /** @param {number} location @returns {number} index into MAPPINGS */
    mappingOfLocation(location) {
      const packageIndex = packageOfFunction[functionOfLocation[location] ?? 0] ?? 0;
      return packages[packageIndex]?.mappingIndex ?? 0;
    },
    /** @param {number} functionIndex */
    namesOfFunction(functionIndex) {
      const packageIndex = packageOfFunction[functionIndex] ?? 0;
      const pkg = packages[packageIndex];
      if (!pkg) throw new Error(`no package ${packageIndex}`);
      return functionNames(pkg, packageIndex, functionIndex - (firstFunctionOfPackage[packageIndex] ?? 0));
    },
  };
}
