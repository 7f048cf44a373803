import type { Steps } from "../../../base/steps";
import { darkFill, darkLine } from "../../../render/graph/colors";
import { type GraphHit, overlap } from "../../../render/graph/hitTest";
import type { Bounds, Color, Drawing, GraphLayout, TextLine } from "../../../render/graph/layout/graphLayout";
import { textWidthCss } from "../../kit/textWidth";
import { wholeText } from "../../kit/briefText";

const SVG = "http://www.w3.org/2000/svg";

/** Graphs with more lines of text than this have it where it is seen and legible alone. */
const MOST_LINES = 3000;
/** Smaller text than this, in CSS pixels, tells nobody anything. */
const LEGIBLE_PX = 3;
/** In step with graph.css, and with the font that Graphviz measures with. */
const FONT_FAMILY = 'Helvetica, Arial, "Liberation Sans", sans-serif';
/** Fonts differ a little; text that is wider than its room by more than this is squeezed into it. */
const SPARE_PT = 0.5;
/** So many elements are made between two pauses. */
const ELEMENTS_PER_STEP = 12;

/** What a box or an edge is marked as: classes of graph.css. */
export type Mark = "is-selected" | "is-hit" | "is-linked" | "is-hovered";

interface Item {
  readonly group: SVGGElement;
  readonly drawing: Drawing;
  /** Undefined while its text is not in the document. */
  text: SVGGElement | undefined;
}

/** The elements of a graph. All that comes from a profile is text content; shapes are numbers and colours. */
export class GraphScene {
  private readonly root: SVGSVGElement;
  private readonly ring: SVGRectElement;
  private boxes: Item[] = [];
  private edges: Item[] = [];
  private isDark = false;
  private isTextSparse = false;
  private readonly marked = new Map<Mark, ReadonlySet<Item>>();

  constructor(root: SVGSVGElement) {
    this.root = root;
    this.ring = element("rect", { class: "graph-ring", visibility: "hidden", rx: "3" });
  }

  /** Takes everything away, and makes the elements of another graph, in steps. */
  *show(layout: GraphLayout, isDark: boolean): Steps<void> {
    this.clear();
    const { widthPt, heightPt } = layout;
    this.root.setAttribute("viewBox", `0 0 ${widthPt} ${heightPt}`);
    this.root.setAttribute("width", `${widthPt}`);
    this.root.setAttribute("height", `${heightPt}`);
    this.isDark = isDark;
    const all: readonly Drawing[] = [...layout.edges, ...layout.boxes];
    this.isTextSparse = all.reduce((count, { lines }) => count + lines.length, 0) > MOST_LINES;
    const edges = element("g", { class: "graph-edges" });
    const boxes = element("g", { class: "graph-boxes" });
    this.root.append(edges, boxes, this.ring);
    let made = 0;
    for (const drawing of layout.edges) {
      this.edges.push(this.makeItem(drawing, edges, "graph-edge"));
      if (++made % ELEMENTS_PER_STEP === 0) yield;
    }
    for (const drawing of layout.boxes) {
      this.boxes.push(this.makeItem(drawing, boxes, `graph-box is-${drawing.kind}`));
      if (++made % ELEMENTS_PER_STEP === 0) yield;
    }
  }

  clear(): void {
    this.root.replaceChildren();
    this.boxes = [];
    this.edges = [];
    this.marked.clear();
  }

  /** Where text comes and goes with what is seen: what is seen now. */
  *keepTextOf(visible: Bounds, scale: number): Steps<void> {
    if (!this.isTextSparse) return;
    let made = 0;
    for (const item of [...this.boxes, ...this.edges]) {
      const { lines, bounds } = item.drawing;
      const isLegible = lines.some(({ sizePt }) => sizePt * scale >= LEGIBLE_PX);
      const isWanted = isLegible && overlap(bounds, visible);
      if (isWanted === (item.text !== undefined)) continue;
      if (isWanted) this.addText(item);
      else this.removeText(item);
      if (++made % ELEMENTS_PER_STEP === 0) yield;
    }
  }

  /** Paints the graph for another ground. */
  setDark(isDark: boolean): void {
    if (isDark === this.isDark) return;
    this.isDark = isDark;
    for (const { group, drawing } of [...this.edges, ...this.boxes]) {
      for (const [index, shape] of drawing.shapes.entries()) {
        const path = group.children[index];
        path.setAttribute("stroke", this.line(shape.stroke));
        path.setAttribute("fill", this.fill(shape.fill, shape.stroke));
      }
    }
  }

  /** Marks exactly these boxes and edges. */
  mark(mark: Mark, hits: readonly GraphHit[]): void {
    const items = new Set(
      hits.flatMap(({ kind, index }) => (kind === "box" ? this.boxes : this.edges)[index] ?? []),
    );
    for (const item of this.marked.get(mark) ?? []) if (!items.has(item)) item.group.classList.remove(mark);
    for (const item of items) item.group.classList.add(mark);
    this.marked.set(mark, items);
    this.root.classList.toggle(`has-${mark}`, items.size > 0);
  }

  /** Draws the ring of the keyboard's focus around a box; undefined takes it away. */
  ringAround(index: number | undefined): void {
    const bounds = index === undefined ? undefined : this.boxes[index]?.drawing.bounds;
    this.ring.setAttribute("visibility", bounds === undefined ? "hidden" : "visible");
    if (bounds === undefined) return;
    const { left, top, right, bottom } = bounds;
    const rect = { x: left - 4, y: top - 4, width: right - left + 8, height: bottom - top + 8 };
    for (const [name, value] of Object.entries(rect)) this.ring.setAttribute(name, `${value}`);
  }

  private makeItem(drawing: Drawing, parent: SVGGElement, className: string): Item {
    const group = element("g", { class: className });
    for (const { path, stroke, fill, widthPt, dash } of drawing.shapes) {
      const attributes = { d: path, stroke: this.line(stroke), fill: this.fill(fill, stroke) };
      const shape = element("path", attributes);
      if (widthPt !== 1) shape.setAttribute("stroke-width", `${widthPt}`);
      if (dash !== undefined) shape.setAttribute("stroke-dasharray", dash === "dotted" ? "1 5" : "5 4");
      group.append(shape);
    }
    const item: Item = { group, drawing, text: undefined };
    if (!this.isTextSparse) this.addText(item);
    parent.append(group);
    return item;
  }

  private addText(item: Item): void {
    const { lines } = item.drawing;
    if (lines.length === 0) return;
    item.text = element("g", { class: "graph-text" });
    item.text.append(...lines.map(textElement));
    item.group.append(item.text);
  }

  private removeText(item: Item): void {
    item.text?.remove();
    item.text = undefined;
  }

  private line(color: Color | undefined): string {
    if (color === undefined) return "none";
    return this.isDark ? dark(color, darkLine) : color;
  }

  /** Arrows are filled with what they are drawn with. */
  private fill(color: Color | undefined, stroke: Color | undefined): string {
    if (color === undefined) return "none";
    return color === stroke ? this.line(color) : this.isDark ? dark(color, darkFill) : color;
  }
}

const darkened = new Map<string, Color>();

/** pprof has a few hundred colours at most. */
function dark(color: Color, make: (color: Color) => Color): Color {
  const key = `${make.name}${color}`;
  let made = darkened.get(key);
  if (made === undefined) {
    made = make(color);
    darkened.set(key, made);
  }
  return made;
}

function textElement({ text, x, y, anchor, sizePt, widthPt }: TextLine): SVGTextElement {
  const line = element("text", { x: `${x}`, y: `${y}`, "text-anchor": anchor, "font-size": `${sizePt}` });
  const shown = wholeText(text);
  line.textContent = shown;
  if (textWidthCss(shown, { font: `${sizePt}px ${FONT_FAMILY}` }) > widthPt + SPARE_PT) {
    line.setAttribute("textLength", `${widthPt}`);
    line.setAttribute("lengthAdjust", "spacingAndGlyphs");
  }
  return line;
}

function element<Name extends keyof SVGElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string>>,
): SVGElementTagNameMap[Name] {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}
