import type { ProfileSummary } from "../../../engine/protocol";
import { briefText } from "../../kit/briefText";
import type { Column } from "./columns";

/** The sample types of a profile. */
export type SampleTypes = Pick<ProfileSummary, "sampleTypes">;

type SampleType = SampleTypes["sampleTypes"][number];

const FIGURES = [
  { figure: "flat", title: "Flat" },
  { figure: "cum", title: "Cum" },
] as const;

/** No profiler has as many. A thousand of them would be a list of two thousand columns. */
const MOST_TYPES = 40;

/**
 * Columns of other sample types than the one that is shown, and of what one comes to per another; of the first
 * {@link MOST_TYPES} types.
 */
export function typeColumns(summary: SampleTypes, sampleTypeIndex: number): readonly Column[] {
  const sampleTypes = summary.sampleTypes.slice(0, MOST_TYPES);
  const names = sampleTypes.map((_, index) => nameOf(sampleTypes, index));
  const others = sampleTypes.flatMap(({ type, unit }, index): Column[] =>
    index === sampleTypeIndex
      ? []
      : FIGURES.map(({ figure, title }): Column => {
          const id = `${figure}:${names[index]}` as const;
          return {
            ...OTHER,
            widthsCss: widthsFor(`${title} ${briefText(type)}`),
            id,
            title: `${title} ${briefText(type)}`,
            sortBy: id,
            explanation: `${title} in ${briefText(unit === "" ? type : `${type} (${unit})`)}, as pprof prints it for that sample type`,
            group: "Other sample types",
          };
        }),
  );
  const ratios = ratiosOf(sampleTypes).flatMap(([of, per]) =>
    FIGURES.map(({ figure, title }): Column => {
      const id = `${figure}:${names[of]}/${names[per]}` as const;
      const words = briefText(`${sampleTypes[of]?.type} per ${sampleTypes[per]?.type}`);
      return {
        ...OTHER,
        widthsCss: widthsFor(`${title} ${words}`),
        id,
        title: `${title} ${words}`,
        sortBy: id,
        explanation: `${title}: ${words}; many small ones or few large ones`,
        group: "Ratios",
      };
    }),
  );
  return [...others, ...ratios];
}

const OTHER = { isUsual: false, kind: "amount" } as const;

/** Wide enough for most of the title. */
function widthsFor(title: string): Column["widthsCss"] {
  const titleCss = 7 * title.length + 30;
  return [Math.min(200, Math.max(100, titleCss)), Math.min(140, Math.max(90, titleCss)), 92];
}

/** Pairs of sample types, one of which says something about the other: bytes per object, delay per contention, churn. */
function ratiosOf(sampleTypes: readonly SampleType[]): readonly (readonly [of: number, per: number])[] {
  const pairs: (readonly [number, number])[] = [];
  for (const [of, amount] of sampleTypes.entries()) {
    for (const [per, divisor] of sampleTypes.entries()) {
      const isPerPiece = isCount(divisor) && !isCount(amount) && stemOf(amount.type) === stemOf(divisor.type);
      const isChurn =
        stemOf(amount.type) === "alloc" &&
        stemOf(divisor.type) === "inuse" &&
        amount.type.replace("alloc", "inuse") === divisor.type;
      if (isPerPiece || isChurn) pairs.push([of, per]);
    }
  }
  return pairs;
}

/** What is counted: objects, samples, contentions. */
const isCount = ({ unit }: SampleType) => ["count", "objects", "samples"].includes(unit);

/** `alloc` of `alloc_space`; "" of a name of one word. */
const stemOf = (type: string) => (type.includes("_") ? type.slice(0, type.indexOf("_")) : "");

/** A sample type as column ids have it: by its name, or by its number where that is not enough. */
function nameOf(sampleTypes: readonly SampleType[], index: number): string {
  const type = sampleTypes[index]?.type ?? "";
  const isUnique = type !== "" && sampleTypes.findIndex(other => other.type === type) === index;
  return isUnique ? encodeURIComponent(type) : String(index);
}
