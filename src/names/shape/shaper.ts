/** One way to make names easier to read. */
export interface NameShaper {
  /** Among all shapers. */
  readonly id: string;
  /** What it does, and to which name. */
  readonly example: readonly [name: string, shaped: string];
  /** Whether a name may be one for it: cheap, since it is asked of all. */
  readonly looksLike: RegExp;
  /** The shaped name; the same where there is nothing to do after all. */
  readonly shape: (name: string) => string;
}
