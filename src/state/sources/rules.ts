import type { PathRule } from "../../source/pathRule";
import { writeRules } from "./remembered";
import { changeSources, sourcesStore } from "./store";

/** Adds a rule in front of the others, in place of one with the same prefix. */
export function addRule(rule: PathRule): void {
  change(rules => [rule, ...rules.filter(({ from }) => from !== rule.from)]);
}

export function removeRule(rule: PathRule): void {
  change(rules => rules.filter(known => known !== rule));
}

function change(next: (rules: readonly PathRule[]) => readonly PathRule[]): void {
  changeSources(({ rules }) => ({ rules: next(rules) }));
  writeRules(sourcesStore.getState().rules);
}
