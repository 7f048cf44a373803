import { shownValue } from "../../base/shownValue";
import { percentText } from "../../base/units";
import { LANGUAGES } from "../../insight/languages";
import type { SampleKind } from "../../insight/sampleKind";
import type { FindingRule, Measure } from "../../insight/rule";
import { countText } from "../kit/countText";

/** A rule's figure as it is read: mostly a share. */
export function amountText({ by }: Measure, amount: number): string {
  switch (by) {
    case "events":
      return `${countText(Math.round(amount))} events`;
    case "inlinedLocations":
      return amount === 0 ? "None" : `${countText(amount)} locations`;
    case "cores":
      return `${amount < 0.095 ? amount.toFixed(2) : amount.toFixed(1)} cores`;
    default:
      return percentText(amount, 1);
  }
}

/** What a rule measures, in words. */
export function measureText(measure: Measure): string {
  switch (measure.by) {
    case "stacks":
      return "The cost of all stacks with a frame whose function, file or mapping matches, each stack once: what pprof’s focus leaves.";
    case "oneCaller":
      return `The cost by the innermost frame that does not match ${measure.past}, where it is most.`;
    case "hottestFunction":
      return `The flat cost of the heaviest function, those that match ${measure.except} left out.`;
    case "recursion":
      return `The cost of stacks that hold one function at least ${measure.times} times.`;
    case "cutStacks":
      return `The cost of the deepest stacks, if they are as deep as a usual limit (${measure.depths.join(", ")}) and begin with a function that no shorter stack begins with.`;
    case "withoutSymbols":
      return "The flat cost of addresses that have no function.";
    case "sharedNames":
      return "The flat cost of functions that have the same name as one in another file.";
    case "inlinedLocations":
      return `Code locations with inlined frames, if at least ${measure.atLeastLocations} locations have line numbers.`;
    case "smallObjects":
      return `Objects of stacks whose objects have ${shownValue(measure.atMostBytes, "bytes")} or less on average, of all objects.`;
    case "largeObjects":
      return `Bytes of stacks whose objects have ${shownValue(measure.atLeastBytes, "bytes")} or more on average, of all bytes.`;
    case "freedBytes":
      return "Bytes allocated that are not in use any more, of all bytes allocated.";
    case "labelValue":
      return "The cost of samples with the commonest value of a label that has several values.";
    case "events":
      return "How many events the samples count.";
    case "cores":
      return "The time of all samples by the time that was recorded.";
  }
}

/** From which figure on a rule says something. */
export function thresholdText({ threshold, measure, isNote }: FindingRule): string {
  if ("below" in threshold) {
    return measure.by === "inlinedLocations" ? "none" : `below ${amountText(measure, threshold.below)}`;
  }
  const { from, muchFrom } = threshold;
  const much =
    muchFrom === undefined || isNote ? "" : `; from ${amountText(measure, muchFrom)} on it comes first`;
  return `from ${amountText(measure, from)} on${much}`;
}

const KIND_WORDS: Readonly<Record<SampleKind, string>> = {
  cpu: "CPU time",
  wall: "wall-clock time",
  allocated: "allocations",
  live: "live memory",
  contention: "contention",
  threads: "goroutines or threads",
  other: "others",
};

/** Which profiles a rule is for. */
export function kindsText({ kinds, languages }: FindingRule): string {
  const profiles = `profiles of ${kinds.map(kind => KIND_WORDS[kind]).join(", ")}`;
  if (languages === undefined) return profiles;
  const titles = LANGUAGES.flatMap(({ id, title }) => (languages.includes(id) ? [title] : []));
  return `${profiles}, with ${titles.join(" or ")}`;
}

/** What the names under a finding are. */
export function namesTitle(measure: Measure): string {
  switch (measure.by) {
    case "stacks":
      return measure.past === undefined ? "What matches, by cum" : "Who calls it";
    case "labelValue":
      return "Values";
    case "smallObjects":
      return "Where the objects are from";
    case "largeObjects":
      return "Where the bytes are from";
    case "recursion":
      return "Functions";
    case "cutStacks":
      return "What these stacks begin with";
    case "oneCaller":
      return "By place";
    default:
      return "Functions, by flat";
  }
}
