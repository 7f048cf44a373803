let context: CanvasRenderingContext2D | null | undefined;
let contextFont = "";

/**
 * How wide a text is.
 * @param font as in CSS, such as `12px monospace`
 */
export function textWidthCss(text: string, font: string): number {
  context ??= document.createElement("canvas").getContext("2d");
  if (context === null) return text.length * 8;
  // Reading a font takes longer than measuring with it.
  if (font !== contextFont) context.font = contextFont = font;
  return context.measureText(text).width;
}

/** An element's font, as the canvas wants it. (The `font` of a computed style is empty where figures are tabular.) */
export function fontOf(element: Element): string {
  const { fontStyle, fontWeight, fontSize, fontFamily } = getComputedStyle(element);
  return `${fontStyle} ${fontWeight} ${fontSize} ${fontFamily}`;
}
