import { changeInSigmas, countTypeIndex } from "../../../analysis/noise";
import type { Steps } from "../../../base/steps";
import type { Session } from "../../session";

/** A figure of every frame on both sides of a comparison. */
interface ComparedFigure {
  /** frame → what the base has, and new - base. */
  readonly base: Float64Array;
  readonly difference: Float64Array;
  /** frame → standard deviations from no change; undefined where nobody counted samples. */
  readonly sigmas: Float64Array | undefined;
}

/** Flat and cum of every frame on both sides. */
export interface ComparedFigures {
  readonly flat: ComparedFigure;
  readonly cum: ComparedFigure;
  /** The sample type whose counts the sigmas are computed from. */
  readonly countType: string | undefined;
}

/** Both sides of a comparison; undefined where nothing is compared. */
export function comparedFigures(
  session: Session,
  sampleTypeIndex: number,
): Steps<ComparedFigures | undefined> {
  return session.remember(`compared ${sampleTypeIndex}`, () => compareFrames(session, sampleTypeIndex));
}

function* compareFrames(session: Session, sampleTypeIndex: number): Steps<ComparedFigures | undefined> {
  const base = yield* session.baseTotals(sampleTypeIndex);
  if (base === undefined) return undefined;
  const difference = yield* session.frameTotals(sampleTypeIndex);
  const { sampleTypes } = session.profile;
  const countIndex = countTypeIndex(sampleTypes);
  const counts = countIndex === undefined ? undefined : yield* session.frameTotals(countIndex);
  const baseCounts = countIndex === undefined ? undefined : yield* session.baseTotals(countIndex);
  const scale = countIndex === undefined ? 1 : session.scaleOf(countIndex);
  const figure = (of: "flat" | "cum"): ComparedFigure => ({
    base: base[of],
    difference: difference[of],
    sigmas:
      counts === undefined || baseCounts === undefined
        ? undefined
        : Float64Array.from(counts[of], (change, frame) =>
            changeInSigmas(change + baseCounts[of][frame], baseCounts[of][frame], scale),
          ),
  });
  return {
    flat: figure("flat"),
    cum: figure("cum"),
    countType: countIndex === undefined ? undefined : sampleTypes[countIndex].type,
  };
}
