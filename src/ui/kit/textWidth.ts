let context: CanvasRenderingContext2D | null | undefined;
let contextFont = "";
let contextSpacing = "0px";

/** What the width of a text depends on, beside the text. */
interface TextStyle {
  /** As in CSS, such as `12px monospace`. */
  readonly font: string;
  /** As in CSS, such as `0.12em`: readers may space texts out. */
  readonly letterSpacing?: string;
}

/** How wide a text is. */
export function textWidthCss(text: string, { font, letterSpacing = "0px" }: TextStyle): number {
  context ??= document.createElement("canvas").getContext("2d");
  if (context === null) return text.length * 8;
  // Reading a font takes longer than measuring with it.
  if (font !== contextFont) context.font = contextFont = font;
  if (letterSpacing !== contextSpacing) context.letterSpacing = contextSpacing = letterSpacing;
  return context.measureText(text).width;
}

/** An element's text, as the canvas wants it. (The `font` of a computed style is empty where figures are tabular.) */
export function textStyleOf(element: Element): TextStyle {
  const { fontStyle, fontWeight, fontSize, fontFamily, letterSpacing } = getComputedStyle(element);
  return {
    font: `${fontStyle} ${fontWeight} ${fontSize} ${fontFamily}`,
    letterSpacing: letterSpacing === "normal" ? "0px" : letterSpacing,
  };
}
