import type { FlameTheme } from "../../render/flame/palette";

/** Reads the theme that an element is shown in. Colours stay as they are written: the canvas understands CSS. */
export function readTheme(element: HTMLElement): FlameTheme {
  const style = getComputedStyle(element);
  const token = (name: string, otherwise: string) => style.getPropertyValue(name).trim() || otherwise;
  const outlinesOnly = matchMedia("(forced-colors: active)").matches;
  const shared = {
    boxLightness: Number(token("--box-l", "0.84")),
    boxChroma: Number(token("--box-c", "0.085")),
    fontFamily: token("--mono", "monospace"),
    pack: packColor,
  };
  if (outlinesOnly) {
    const system = (name: string) => systemColor(element, name);
    const text = system("CanvasText");
    return {
      ...shared,
      outlinesOnly,
      boxText: text,
      background: system("Canvas"),
      neutral: system("ButtonFace"),
      text,
      muted: system("GrayText"),
      accent: system("LinkText"),
      hit: system("Highlight"),
      hitText: system("HighlightText"),
      less: system("Canvas"),
      same: system("Canvas"),
      more: system("Canvas"),
    };
  }
  return {
    ...shared,
    outlinesOnly,
    boxText: token("--box-text", "#14181f"),
    background: token("--bg", "#fff"),
    neutral: token("--line", "#e3e6eb"),
    text: token("--text", "#16191f"),
    muted: token("--muted", "#5b6472"),
    accent: token("--accent", "#2f5bd7"),
    hit: token("--hit", "oklch(.86 .17 92)"),
    // Hits are yellow in both themes, and dark text reads best on yellow.
    hitText: "#14181f",
    less: token("--less", "#74aee6"),
    same: token("--same", "#e6e8ec"),
    more: token("--more", "#f29a5c"),
  };
}

let probe: OffscreenCanvasRenderingContext2D | null | undefined;

/** What a CSS colour is in sRGB, as the canvas paints it: red, green, blue, alpha from the lowest byte up. */
function packColor(cssColor: string): number {
  probe ??= new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  if (!probe) return 0xff808080;
  probe.clearRect(0, 0, 1, 1);
  probe.fillStyle = cssColor;
  probe.fillRect(0, 0, 1, 1);
  const [red, green, blue, alpha] = probe.getImageData(0, 0, 1, 1).data;
  return ((alpha << 24) | (blue << 16) | (green << 8) | red) >>> 0;
}

/** System colours depend on the element's colour scheme, so an element has to say what they are. */
function systemColor(element: HTMLElement, name: string): string {
  const sample = document.createElement("span");
  sample.style.color = name;
  sample.style.setProperty("forced-color-adjust", "none");
  element.append(sample);
  const color = getComputedStyle(sample).color;
  sample.remove();
  return color;
}
