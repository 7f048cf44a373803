/** What the generated identifier at a column (from 0) was called; undefined where that is not told. */
export type NameAt = (column: number) => string | undefined;

const IDENTIFIER = /^#?[\p{ID_Start}$_][\p{ID_Continue}$\u200C\u200D]*$/u;
/** What stands between the name of a function and where it begins, at its parameters: `a(`, `a=e=>`, `a:async function(`. */
const BEFORE_PARAMETERS = /(?:\s*[=:]\s*(?:async\b\s*)?(?:function\b\s*\*?\s*)?|\s*)$/;
/** The same as numbers of characters, as minifiers write it, where the code is not at hand. */
const USUAL_DISTANCES = [0, 1, 6, 7, 9, 10, 15, 16];
/** A class's constructor stands at most so far behind its name. */
const LONGEST_CLASS = 50_000;
/** A part of a name such as `a.prototype.b` stands at most so far before the next. */
const LONGEST_GAP = 40;

/**
 * What a function was called before its bundle was made: every identifier of the name that a profiler has given it is
 * looked for where the function begins, and asked for there. What is not found stays: what stands nearby is another's,
 * such as the first parameter's.
 * @param column where the function begins in its line (at its parameters), from 0
 * @param line the generated line's text, where the bundle is at hand
 */
export function originalName(name: string, column: number, line: string | undefined, nameAt: NameAt): string {
  const parts = name.split(/([. ])/);
  let end = column;
  for (let part = parts.length - 1; part >= 0; part -= 2) {
    const identifier = parts[part];
    if (!IDENTIFIER.test(identifier)) break;
    const isLast = part === parts.length - 1;
    const columns =
      line === undefined
        ? USUAL_DISTANCES.map(distance => end - distance - identifier.length)
        : columnsOf(identifier, line, end, isLast);
    const found = columns.find(at => at >= 0 && nameAt(at) !== undefined);
    if (found === undefined) {
      // Getters and setters: the word before the name is no identifier.
      if (isLast) break;
      continue;
    }
    parts[part] = nameAt(found) ?? identifier;
    // Without the code only the last part stands where it can be told.
    if (line === undefined) break;
    end = found;
  }
  return parts.join("");
}

/** Where an identifier may stand that names the function which begins at `end`, or is before its name. */
function columnsOf(identifier: string, line: string, end: number, isLast: boolean): number[] {
  const before = line.slice(Math.max(0, end - 400), end);
  if (isLast) {
    const named = before.length - (BEFORE_PARAMETERS.exec(before)?.[0].length ?? 0);
    // The shorter ends as well: `a(` in `{x:a(b){}}`, where what stands before is no name.
    const at = [named, before.length].map(nameEnd => nameEnd - identifier.length);
    const found = at.find(start => start >= 0 && isIdentifierAt(identifier, before, start));
    if (found !== undefined) return [end - before.length + found];
    return classColumn(identifier, line, end);
  }
  const gap = before.slice(-LONGEST_GAP);
  for (let at = gap.lastIndexOf(identifier); at >= 0; at = gap.lastIndexOf(identifier, at - 1)) {
    if (isIdentifierAt(identifier, gap, at)) return [end - gap.length + at];
    if (at === 0) break;
  }
  return [];
}

/** A constructor has the name of its class: `class a{`, `a=class{`. */
function classColumn(identifier: string, line: string, end: number): number[] {
  if (!/(?:^|[^\p{ID_Continue}$])constructor\s*$/u.test(line.slice(Math.max(0, end - 20), end))) return [];
  const least = Math.max(0, end - LONGEST_CLASS);
  for (let at = line.lastIndexOf("class", end - 1); at >= least; at = line.lastIndexOf("class", at - 1)) {
    const named = /^class\s+/.exec(line.slice(at, at + 20));
    if (named !== null && isIdentifierAt(identifier, line, at + named[0].length))
      return [at + named[0].length];
    const assigned = /\s*[=:]\s*$/.exec(line.slice(Math.max(0, at - 10), at));
    const start = at - (assigned?.[0].length ?? 0) - identifier.length;
    if (assigned !== null && start >= 0 && isIdentifierAt(identifier, line, start)) return [start];
    if (at === 0) break;
  }
  return [];
}

function isIdentifierAt(identifier: string, text: string, at: number): boolean {
  const [before, after] = [text[at - 1] ?? "", text[at + identifier.length] ?? ""];
  return text.startsWith(identifier, at) && ![before, after].some(one => /[\p{ID_Continue}$]/u.test(one));
}
