import type { Bounds, Color, Shape, TextLine } from "./graphLayout";

/** A value of Graphviz's JSON. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** An operation of Graphviz's JSON (`_draw_` and the like, https://graphviz.org/docs/outputs/canon/#xdot). */
type Operation = { readonly [key: string]: Json };

/** Turns y around: Graphviz counts up from the bottom. */
type Flip = (y: number) => number;

/** Reads what is drawn, operation by operation. What is not known is not drawn. */
export class DrawingReader {
  readonly shapes: Shape[] = [];
  readonly lines: TextLine[] = [];
  /** The points of curves, as they are read. */
  readonly curve: number[] = [];
  private readonly flip: Flip;
  private readonly extent = new Extent();
  private readonly textExtent = new Extent();
  private pen: Color | undefined;
  private brush: Color | undefined;
  private widthPt = 1;
  private dash: Shape["dash"];
  private sizePt = 14;

  constructor(flip: Flip) {
    this.flip = flip;
  }

  /** Draws a list of operations; each list begins with a fresh pen. */
  read(operations: Json | undefined): void {
    this.pen = "#000000";
    this.brush = undefined;
    this.widthPt = 1;
    this.dash = undefined;
    for (const operation of listOf(operations)) if (isRecord(operation)) this.draw(operation);
  }

  get bounds(): Bounds {
    return this.extent.bounds() ?? { left: 0, top: 0, right: 0, bottom: 0 };
  }

  /** Around the text alone. */
  get textBounds(): Bounds | undefined {
    return this.textExtent.bounds();
  }

  private draw(operation: Operation): void {
    const { op } = operation;
    switch (op) {
      case "c":
        this.pen = colorOf(operation["color"]);
        return;
      case "C":
        this.brush = colorOf(operation["color"]);
        return;
      case "S":
        this.setStyle(textOf(operation["style"]));
        return;
      case "F":
        this.sizePt = numberOf(operation["size"]);
        return;
      case "P":
      case "p":
        this.addPath(polygon(this.points(operation)), op === "P");
        return;
      case "L":
        this.addPath(polyline(this.points(operation)), false);
        return;
      case "B":
      case "b": {
        const points = this.points(operation);
        this.curve.push(...points.flat());
        this.addPath(bezier(points), false);
        return;
      }
      case "T":
        this.addText(operation);
        return;
      default:
    }
  }

  private setStyle(style: string): void {
    const width = /^setlinewidth\((\d+(?:\.\d+)?)\)$/.exec(style)?.[1];
    if (width !== undefined) this.widthPt = Number(width);
    else if (style === "solid") this.dash = undefined;
    else if (style === "dotted" || style === "dashed") this.dash = style;
  }

  private points(operation: Operation): Point[] {
    return listOf(operation["points"]).map(point => {
      const [x, y] = this.pointOf(point);
      this.extent.add(x, y, this.widthPt / 2);
      return [x, y];
    });
  }

  private pointOf(point: Json | undefined): Point {
    const [x, y] = listOf(point);
    return [rounded(numberOf(x)), rounded(this.flip(numberOf(y)))];
  }

  private addPath(path: string, isFilled: boolean): void {
    const { pen, brush, widthPt, dash } = this;
    if (path !== "")
      this.shapes.push({ path, stroke: pen, fill: isFilled ? brush : undefined, widthPt, dash });
  }

  private addText(operation: Operation): void {
    const [x, y] = this.pointOf(operation["pt"]);
    const { sizePt } = this;
    const align = operation["align"];
    const anchor = align === "l" ? "start" : align === "r" ? "end" : "middle";
    const widthPt = numberOf(operation["width"]);
    this.lines.push({ text: textOf(operation["text"]), x, y, anchor, sizePt, widthPt });
    const left = x - (anchor === "start" ? 0 : anchor === "end" ? widthPt : widthPt / 2);
    for (const extent of [this.extent, this.textExtent]) {
      extent.add(left, y - sizePt, 0);
      extent.add(left + widthPt, y + sizePt * 0.25, 0);
    }
  }
}

type Point = readonly [x: number, y: number];

/** The smallest rectangle around points. */
class Extent {
  private left = Infinity;
  private top = Infinity;
  private right = -Infinity;
  private bottom = -Infinity;

  add(x: number, y: number, margin: number): void {
    this.left = Math.min(this.left, x - margin);
    this.top = Math.min(this.top, y - margin);
    this.right = Math.max(this.right, x + margin);
    this.bottom = Math.max(this.bottom, y + margin);
  }

  bounds(): Bounds | undefined {
    const { left, top, right, bottom } = this;
    return left > right ? undefined : { left, top, right, bottom };
  }
}

const pointText = ([x, y]: Point) => `${x} ${y}`;

function polyline(points: readonly Point[]): string {
  return points.map((point, index) => `${index === 0 ? "M" : "L"}${pointText(point)}`).join("");
}

function polygon(points: readonly Point[]): string {
  return points.length === 0 ? "" : `${polyline(points)}Z`;
}

/** Cubic curves: the start, then three points each. */
function bezier([start, ...others]: readonly Point[]): string {
  if (start === undefined || others.length === 0 || others.length % 3 !== 0) return "";
  return `M${pointText(start)}C${others.map(pointText).join(" ")}`;
}

function listOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? (value as readonly Json[]) : [];
}

export function isRecord(value: Json | undefined): value is { readonly [key: string]: Json } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

const textOf = (value: Json | undefined) => (typeof value === "string" ? value : "");
const numberOf = (value: Json | undefined) =>
  typeof value === "number" && Number.isFinite(value) ? value : 0;
const rounded = (value: number) => Math.round(value * 100) / 100;

/** Undefined for what is not painted: transparent, or no colour of the form that pprof writes. */
function colorOf(value: Json | undefined): Color | undefined {
  return typeof value === "string" && /^#[0-9a-f]{6}$/i.test(value) ? value.toLowerCase() : undefined;
}
