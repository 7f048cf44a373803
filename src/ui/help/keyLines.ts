/** What a key, or a gesture, does, as the help says it. */
export interface KeyLine {
  /** Any of these, each as it is written on keyboards: `Ctrl K`, `Shift Enter`; or a gesture in words. */
  readonly keys: readonly string[];
  /** What happens. */
  readonly what: string;
}

/** The keys of one place. */
export interface KeyGroup {
  /** Where they work. */
  readonly title: string;
  readonly lines: readonly KeyLine[];
}
