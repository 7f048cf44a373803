/** After this long without a key, a new word begins. */
const WORD_MS = 900;

/** Collects letters that are typed in quick succession. A word begins with a letter; then anything printable goes. */
export class TypeAhead {
  private typed = "";
  private atMs = -Infinity;

  /** @returns the word so far; undefined where the key is not part of one */
  take(key: string, nowMs: number): { readonly word: string; readonly isNew: boolean } | undefined {
    if (!/^.$/su.test(key)) return undefined;
    const isNew = nowMs - this.atMs > WORD_MS || this.typed === "";
    if (isNew ? !/^[\p{L}_]$/u.test(key) : key === " ") return undefined;
    this.atMs = nowMs;
    // The same letter again and again walks through the names that begin with it.
    const repeats = !isNew && this.typed === key;
    this.typed = isNew || repeats ? key : this.typed + key;
    return { word: this.typed, isNew: isNew || repeats };
  }
}
