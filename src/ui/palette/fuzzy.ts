/**
 * How well a text answers what was typed; undefined where it does not. Every word that was typed must be in it: best
 * at the beginning of a word, then anywhere, then with other letters in between.
 * @param typed lower case
 * @param isStrict no letters in between
 * @returns higher is better
 */
export function fuzzyScore(typed: string, text: string, isStrict = false): number | undefined {
  const lower = text.toLowerCase();
  let score = 0;
  for (const word of typed.split(/\s+/)) {
    if (word === "") continue;
    const found = wordScore(word, lower, isStrict);
    if (found === undefined) return undefined;
    score += found;
  }
  // Of two that match alike, the one that says less besides; a few letters are no difference.
  return score - Math.floor(lower.length / 16) / 1000;
}

function wordScore(word: string, text: string, isStrict: boolean): number | undefined {
  const at = text.indexOf(word);
  if (at === 0) return 4;
  if (at > 0) return new RegExp(`\\b${escape(word)}`).test(text) ? 3 : 2;
  // A few letters in order are in nearly every text.
  return !isStrict && word.length > 2 && isSubsequence(word, text) ? 1 : undefined;
}

function isSubsequence(word: string, text: string): boolean {
  let at = 0;
  for (const letter of word) {
    at = text.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

function escape(text: string): string {
  return text.replace(/[^\w\s]/g, "\\$&");
}
