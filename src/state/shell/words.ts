/**
 * A text as one word of a POSIX shell: as it is where nothing in it is special, else in single quotes.
 * A word that stands for a file and begins with a dash needs `./` before it; that is the caller's.
 */
export function shellQuote(text: string): string {
  if (/^[\w@%+=:,./-]+$/.test(text)) return text;
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

/** A word, or a part of one: in single quotes, in double quotes, a character after a backslash, or plain. */
const PART = /'([^']*)'|"((?:\\[^]|[^"\\])*)"|\\([^])|([^\s'"\\])/y;

/**
 * The words of a command line, as a POSIX shell reads their quotes. Nothing is expanded.
 * @returns undefined where a quote does not end
 */
export function shellWords(line: string): string[] | undefined {
  const words: string[] = [];
  let at = 0;
  let word: string | undefined;
  while (at < line.length) {
    if (/\s/.test(line.charAt(at))) {
      if (word !== undefined) words.push(word);
      word = undefined;
      at++;
      continue;
    }
    PART.lastIndex = at;
    const part = PART.exec(line);
    if (part === null) return undefined;
    const [whole, single, double, escaped, plain] = part;
    word = (word ?? "") + (single ?? double?.replace(/\\([\\"$`])/g, "$1") ?? escaped ?? plain ?? "");
    at += whole.length;
  }
  return word === undefined ? words : [...words, word];
}
