import type { Steps } from "../base/steps";
import type { ExpressionMarks } from "./expressionMarks";
import { FINDING_RULES } from "./findingRules";
import type { LanguageId } from "./languages";
import { hottestFunction, oneCaller, recursion, sharedNames } from "./measures/functions";
import { labelValue } from "./measures/labels";
import { freedBytes, largeObjects, smallObjects } from "./measures/objects";
import { cutStacks, events, inlinedLocations, withoutSymbols } from "./measures/recording";
import { heaviestCallers } from "./measures/callers";
import { frameHits, heaviestMatches, stackWeights } from "./measures/stacks";
import type { FindingRule, Threshold } from "./rule";
import { type Measured, share, type Subject } from "./subject";

/** How much a finding asks for attention. */
export type Severity = "high" | "medium" | "note";

/** A rule that has something to say. */
export interface Finding extends Measured {
  readonly ruleId: string;
  readonly severity: Severity;
}

/** What all rules that apply say. */
export interface Findings {
  /** What to look at first comes first. */
  readonly findings: readonly Finding[];
  /** Rules that were looked at and have nothing to say, with their figures, in the order of the rules. */
  readonly others: readonly { readonly ruleId: string; readonly amount: number }[];
}

/** Looks at all rules that apply. @param marks of the unedited profile */
export function* findingsOf(
  subject: Subject,
  languages: ReadonlySet<LanguageId>,
  marks: ExpressionMarks,
): Steps<Findings> {
  const { own, base, kind } = subject;
  if (own.total === 0) return { findings: [], others: [] };
  const sides = base === undefined ? [own] : [own, base];
  const stacks = yield* stackWeights(subject.unedited, marks, sides);
  const findings: Finding[] = [];
  const others: { ruleId: string; amount: number }[] = [];
  for (const rule of FINDING_RULES) {
    if (!rule.kinds.includes(kind)) continue;
    if (rule.languages?.some(language => languages.has(language)) === false) continue;
    const at = rule.measure.by === "stacks" ? marks.indexOf(rule.measure.expression) : undefined;
    const measured =
      at === undefined
        ? yield* measure(subject, rule)
        : {
            amount: share(stacks[0][at], own.total),
            ...(base && { baseAmount: share(stacks[1][at], base.total) }),
            names: [],
            whole: own.total,
          };
    if (measured === undefined) continue;
    const severity = severityOf(rule, measured.amount);
    if (severity === undefined) others.push({ ruleId: rule.id, amount: measured.amount });
    else {
      const evidence = at === undefined ? {} : { names: yield* namesOf(subject, rule, marks, at) };
      findings.push({ ...measured, ...evidence, ruleId: rule.id, severity });
    }
  }
  return { findings: findings.toSorted(byAttention), others };
}

const ORDER: readonly Severity[] = ["high", "medium", "note"];

function byAttention(one: Finding, other: Finding): number {
  return ORDER.indexOf(one.severity) - ORDER.indexOf(other.severity) || other.amount - one.amount;
}

/** How much attention a figure asks for; undefined for none. */
export function severityOf(
  { threshold, isNote = false }: { readonly threshold: Threshold; readonly isNote?: boolean },
  amount: number,
): Severity | undefined {
  if ("below" in threshold) return amount < threshold.below ? (isNote ? "note" : "medium") : undefined;
  if (amount < threshold.from) return undefined;
  if (isNote) return "note";
  return amount >= (threshold.muchFrom ?? Infinity) ? "high" : "medium";
}

/** The evidence of a rule about stacks. */
function* namesOf(subject: Subject, { measure }: FindingRule, marks: ExpressionMarks, at: number) {
  const hits = frameHits(subject.unedited, subject.frames, marks, at);
  yield;
  const past = measure.by === "stacks" ? measure.past : undefined;
  return past === undefined
    ? yield* heaviestMatches(subject, hits)
    : yield* heaviestCallers(subject, marks, at, hits, past);
}

function* measure(subject: Subject, { measure: by }: FindingRule): Steps<Measured | undefined> {
  switch (by.by) {
    case "stacks":
      return undefined;
    case "oneCaller":
      return yield* oneCaller(subject, by.past);
    case "hottestFunction":
      return yield* hottestFunction(subject, by.except);
    case "recursion":
      return yield* recursion(subject, by.times);
    case "cutStacks":
      return yield* cutStacks(subject, by.depths);
    case "withoutSymbols":
      return yield* withoutSymbols(subject);
    case "sharedNames":
      return yield* sharedNames(subject);
    case "inlinedLocations":
      return inlinedLocations(subject, by.atLeastLocations);
    case "smallObjects":
      return yield* smallObjects(subject, by.atMostBytes);
    case "largeObjects":
      return yield* largeObjects(subject, by.atLeastBytes);
    case "freedBytes":
      return freedBytes(subject);
    case "labelValue":
      return yield* labelValue(subject);
    case "events":
      return events(subject);
    case "cores":
      return subject.cores === undefined ? undefined : { amount: subject.cores, names: [], whole: 1 };
  }
}
