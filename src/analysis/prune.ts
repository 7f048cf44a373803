import type { Steps } from "../base/steps";
import type { Profile } from "../model/profile";
import { stackOffset, stackPage } from "../model/stacks";
import { simplifyFunctionName } from "../names/functionName";

/** Whether a (simplified) function name is one to drop: it matches drop_frames and not keep_frames. */
export type DropsFunction = (simplifiedName: string) => boolean;

const KEPT = 0;
/** The outermost line is droppable: the whole location goes. */
const DROPPED = 1;
/** An inner line is droppable: the location stays with the lines outside it, and becomes the leaf. */
const CUT = 2;

/** Locations, and samples, between two pauses. */
const LOCATIONS_PER_STEP = 1 << 13;
const SAMPLES_PER_STEP = 1 << 13;

/**
 * Removes frames beneath droppable functions, as pprof does once after loading (`profile/prune.go: Prune`).
 * Returns a profile that shares all columns but those it changes; the given one stays as it is.
 */
export function* pruneProfile(profile: Profile, drops: DropsFunction): Steps<Profile> {
  const { locations, samples } = profile;
  const firstLine = locations.firstLine.slice();
  const lineCount = locations.lineCount.slice();
  const fate = yield* locationFates(profile, drops, firstLine, lineCount);
  if (fate === undefined) return profile;
  const stackStart = samples.stackStart.slice();
  const stackLength = samples.stackLength.slice();
  for (let sample = 0; sample < samples.count; sample++) {
    if (sample % SAMPLES_PER_STEP === SAMPLES_PER_STEP - 1) yield;
    const page = stackPage(samples, sample);
    const leaf = stackOffset(samples, sample);
    const length = samples.stackLength[sample];
    // From the root towards the leaf. Frames before the first one that stays are never cut.
    let foundUser = false;
    for (let index = length - 1; index >= 0; index--) {
      const locationFate = fate[page[leaf + index]];
      if (locationFate === KEPT) {
        foundUser = true;
        continue;
      }
      if (!foundUser) continue;
      const removed = locationFate === DROPPED ? index + 1 : index;
      stackStart[sample] += removed;
      stackLength[sample] -= removed;
      break;
    }
  }
  return {
    ...profile,
    samples: { ...samples, stackStart, stackLength },
    locations: { ...locations, firstLine, lineCount },
  };
}

/** Every location's fate; lines that go are taken off the given columns. Undefined when nothing is dropped. */
function* locationFates(
  profile: Profile,
  drops: DropsFunction,
  firstLine: Uint32Array,
  lineCount: Uint32Array,
): Steps<Uint8Array | undefined> {
  const { locations, lines, functions, strings } = profile;
  const dropsString = new Map<number, boolean>();
  const isDropped = (functionRow: number): boolean => {
    const name = functions.name[functionRow];
    let dropped = dropsString.get(name);
    if (dropped === undefined) {
      dropped = !strings.isEmpty(name) && drops(simplifyFunctionName(strings.text(name)));
      dropsString.set(name, dropped);
    }
    return dropped;
  };
  const fate = new Uint8Array(locations.count);
  let anyDropped = false;
  for (let location = 0; location < locations.count; location++) {
    if (location % LOCATIONS_PER_STEP === LOCATIONS_PER_STEP - 1) yield;
    const first = firstLine[location];
    const count = lineCount[location];
    let index = count - 1;
    while (index >= 0 && !isDropped(lines.functionRow[first + index])) index--;
    if (index < 0) continue;
    anyDropped = true;
    if (index === count - 1) {
      fate[location] = DROPPED;
    } else {
      fate[location] = CUT;
      firstLine[location] = first + index + 1;
      lineCount[location] = count - index - 1;
    }
  }
  return anyDropped ? fate : undefined;
}
