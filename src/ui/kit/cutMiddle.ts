/**
 * A text cut in the middle so that it has at most `limit` characters. The end of a name tells more than its
 * beginning, so three fifths of what is left are the end.
 */
export function cutMiddle(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const characters = Array.from(text);
  if (characters.length <= limit) return text;
  if (limit <= 1) return "…";
  const tail = Math.ceil((limit - 1) * 0.6);
  const head = limit - 1 - tail;
  return `${characters.slice(0, head).join("")}…${characters.slice(characters.length - tail).join("")}`;
}

/**
 * A text cut in the middle so that it fits a width.
 * @param widthOf how wide a text is
 */
export function cutToWidth(text: string, width: number, widthOf: (text: string) => number): string {
  if (widthOf(text) <= width) return text;
  let fits = 1;
  let tooLong = text.length;
  while (tooLong - fits > 1) {
    const limit = (fits + tooLong) >> 1;
    if (widthOf(cutMiddle(text, limit)) <= width) fits = limit;
    else tooLong = limit;
  }
  return cutMiddle(text, fits);
}

/** A path's last part. */
export function baseName(path: string): string {
  return path.slice(path.replace(/[/\\]+$/, "").search(/[^/\\]*$/));
}
