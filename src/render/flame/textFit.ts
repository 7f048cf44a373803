import { nameForms } from "./nameForms";

/** Text as wide as a box allows. Widths come from the canvas once per font and text, and are kept. */

/** Widths that are kept before all are dropped; a screen shows at most some thousand texts. */
const CACHE_LIMIT = 20_000;
/** From this many characters on, a cut name keeps its end as well: the method is often what tells frames apart. */
const MIDDLE_CUT_FROM = 14;
const ELLIPSIS = "…";
const ASCII_ONLY = /^[\x20-\x7e]*$/;

export class TextFitter {
  private readonly measure: (text: string) => number;
  /** Width of any ASCII character; undefined where the font is not monospaced after all. */
  private readonly characterPx: number | undefined;
  private readonly ellipsisPx: number;
  private readonly widths = new Map<string, number>();
  private readonly forms = new Map<string, readonly string[]>();

  /** @param measure width of a text in CSS pixels in the font that will be drawn with */
  constructor(measure: (text: string) => number) {
    this.measure = measure;
    const narrow = measure("iiiiiiiiii") / 10;
    const wide = measure("MMMMMMMMMM") / 10;
    this.characterPx = Math.abs(narrow - wide) < 0.01 ? wide : undefined;
    this.ellipsisPx = measure(ELLIPSIS);
  }

  widthPx(text: string): number {
    const known = this.widths.get(text);
    if (known !== undefined) return known;
    const width =
      this.characterPx !== undefined && ASCII_ONLY.test(text)
        ? text.length * this.characterPx
        : this.measure(text);
    if (this.widths.size >= CACHE_LIMIT) this.widths.clear();
    this.widths.set(text, width);
    return width;
  }

  /** The longest form of a name that fits, else the shortest cut; "" where not even one character fits. */
  fitName(name: string, shortName: string, roomPx: number): string {
    if (this.widthPx(name) <= roomPx) return name;
    if (this.widthPx(shortName) <= roomPx) return shortName;
    const forms = this.formsOf(shortName);
    for (const form of forms) if (this.widthPx(form) <= roomPx) return form;
    return this.cut(forms[forms.length - 1], roomPx);
  }

  /** The text if it fits, else cut with an ellipsis: in the middle where there is room for both ends. */
  fit(text: string, roomPx: number): string {
    return this.widthPx(text) <= roomPx ? text : this.cut(text, roomPx);
  }

  private formsOf(name: string): readonly string[] {
    let forms = this.forms.get(name);
    if (forms === undefined) {
      forms = nameForms(name);
      if (this.forms.size >= CACHE_LIMIT) this.forms.clear();
      this.forms.set(name, forms);
    }
    return forms;
  }

  private cut(text: string, roomPx: number): string {
    if (this.characterPx !== undefined && ASCII_ONLY.test(text)) {
      const kept = Math.floor((roomPx - this.ellipsisPx) / this.characterPx);
      return cutTo(text, Math.min(kept, text.length - 1));
    }
    // Code points, so that no character is torn apart; the most that fit, by bisection.
    const characters = Array.from(text);
    let low = 0;
    let high = characters.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (this.widthPx(cutTo(characters, middle)) <= roomPx) low = middle;
      else high = middle - 1;
    }
    return cutTo(characters, low);
  }
}

/** `kept` characters of a text and an ellipsis where the rest was. */
export function cutTo(text: string | readonly string[], kept: number): string {
  if (kept <= 0) return "";
  const join = (part: string | readonly string[]) => (typeof part === "string" ? part : part.join(""));
  if (kept < MIDDLE_CUT_FROM) return join(text.slice(0, kept)) + ELLIPSIS;
  const head = Math.ceil(kept * 0.6);
  return join(text.slice(0, head)) + ELLIPSIS + join(text.slice(text.length - (kept - head)));
}
