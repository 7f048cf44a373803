import type { OptionName } from "../config";

/** Something that pprof says on standard error of an option's expression. */
export interface FilterNote {
  readonly option: OptionName;
  readonly text: string;
  /** The expression matched nothing. */
  readonly isUnmatched: boolean;
}

/** What pprof calls the options where their expressions match nothing. */
const WORDS = {
  focus: "Focus",
  ignore: "Ignore",
  hide: "Hide",
  show: "Show",
  show_from: "ShowFrom",
  tagfocus: "TagFocus",
  tagignore: "TagIgnore",
  tagshow: "TagShow",
  taghide: "TagHide",
  tagroot: "TagRoot",
  tagleaf: "TagLeaf",
} as const satisfies Partial<Record<OptionName, string>>;

/** The note that an option's expression matched nothing. */
export function unmatched(option: keyof typeof WORDS): FilterNote {
  return { option, text: `${WORDS[option]} expression matched no samples`, isUnmatched: true };
}
