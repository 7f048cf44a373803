import { type Option, OPTIONS } from "../../analysis/config";
import { COMMANDS } from "../../report/commands";
import type { RecentLine } from "../../state/recentLines";
import { describeIntent, readShellLine, type ShellContext, type ShellIntent } from "../../state/shell";
import type { Action } from "../actions/action";
import { fuzzyScore } from "./fuzzy";

/** A line of the palette's list. */
export type Entry = {
  /** Its name in the list. */
  readonly key: string;
  readonly title: string;
  /** What else there is to say of it. */
  readonly note: string;
  readonly group: string;
} & (
  | { readonly kind: "action"; readonly action: Action }
  /** A line of pprof's shell, understood. */
  | { readonly kind: "line"; readonly line: string; readonly intent: ShellIntent }
  /** The beginning of such a line: it goes into the text field. */
  | { readonly kind: "fill"; readonly text: string }
);

export interface Listed {
  readonly entries: readonly Entry[];
  /** Why the line is none, in pprof's words, where it looks as if it were meant to be one. */
  readonly problem: string | undefined;
}

/** Everything that can be chosen: actions, then pprof's commands and options. */
export function allEntries(
  actions: readonly { readonly action: Action; readonly group: string }[],
  context: ShellContext,
): readonly Entry[] {
  return [...actions.map(actionEntry), ...pprofEntries(context)];
}

/**
 * What the palette lists for what was typed: nothing typed gives what was done lately and then everything; else what
 * the line means to pprof's shell, then what matches, best first.
 * @param all from `allEntries`
 */
export function listEntries(
  typed: string,
  all: readonly Entry[],
  recent: readonly RecentLine[],
  context: ShellContext,
): Listed {
  const text = typed.trim();
  if (text === "") {
    const lately = recent.flatMap(line => recentEntry(line, all, context));
    return { entries: [...lately, ...all], problem: undefined };
  }
  const line = lineEntry(text, "pprof", context);
  const matching = all.filter(entry => entry.kind !== "line" || entry.line !== text);
  const entries = bestFirst(text, matching);
  if (line.ok) return { entries: [line.entry, ...entries], problem: undefined };
  const isMeant = !line.error.startsWith("unrecognized command") || entries.length === 0;
  return { entries, problem: isMeant ? line.error : undefined };
}

function actionEntry({ action, group }: { readonly action: Action; readonly group: string }): Entry {
  return { key: action.id, kind: "action", title: action.title, note: "", group, action };
}

/** What was done before, as far as it can be done again. */
function recentEntry(recent: RecentLine, all: readonly Entry[], context: ShellContext): Entry[] {
  const group = "Recent";
  if (recent.kind === "line") {
    const line = lineEntry(recent.line, group, context);
    return line.ok ? [{ ...line.entry, key: `recent ${line.entry.key}` }] : [];
  }
  const action = all.find(({ key }) => key === recent.id);
  return action === undefined ? [] : [{ ...action, key: `recent ${action.key}`, group }];
}

function lineEntry(
  line: string,
  group: string,
  context: ShellContext,
): { ok: true; entry: Entry } | { ok: false; error: string } {
  const intent = readShellLine(line, context);
  if (!intent.ok) return intent;
  const title = describeIntent(intent.value, context.summary);
  return {
    ok: true,
    entry: { key: line, kind: "line", title, note: line, group, line, intent: intent.value },
  };
}

/** pprof's commands and options: those that need more words begin a line. */
function pprofEntries(context: ShellContext): Entry[] {
  const reports = COMMANDS.map(({ name, hasArgument, description }) => ({
    name,
    more: hasArgument ? " " : "",
    help: description,
  }));
  const options = OPTIONS.flatMap((option: Option) =>
    option.choices === undefined
      ? [{ name: option.name, more: option.type === "boolean" ? "" : "=", help: option.help }]
      : option.choices.map(({ name, help }) => ({ name, more: "", help })),
  );
  return [...reports, ...options].flatMap(({ name, more, help }): Entry[] => {
    const note = help.split("\n", 1)[0];
    const shared = { key: `pprof ${name}`, note, group: "pprof" };
    if (more !== "") return [{ ...shared, kind: "fill", title: `${name}${more}…`, text: `${name}${more}` }];
    const intent = readShellLine(name, context);
    return intent.ok ? [{ ...shared, kind: "line", title: name, line: name, intent: intent.value }] : [];
  });
}

function bestFirst(text: string, entries: readonly Entry[]): Entry[] {
  const typed = text.toLowerCase();
  return entries
    .flatMap(entry => {
      const keywords = entry.kind === "action" ? (entry.action.keywords ?? "") : entry.note;
      const byTitle = fuzzyScore(typed, entry.title);
      const byAll = fuzzyScore(typed, `${entry.title} ${entry.group} ${keywords}`, true);
      // What its title says counts more than other words for it, and an action more than what is still to be typed.
      const score = byTitle === undefined ? byAll : byTitle + 10;
      return score === undefined ? [] : [{ entry, score: score + (entry.kind === "action" ? 2 : 0) }];
    })
    .sort((one, other) => other.score - one.score)
    .map(({ entry }) => entry);
}
