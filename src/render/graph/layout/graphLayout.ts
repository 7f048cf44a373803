/**
 * A call graph as Graphviz laid it out, in points (1/72 inch) from the top left corner, y down. Plain data: it crosses
 * from the layout's worker to the page. There is nothing in it but numbers, colours of the form `#rrggbb` and text.
 */
export interface GraphLayout {
  readonly widthPt: number;
  readonly heightPt: number;
  /** Functions, boxes of labels and the legend, as Graphviz lists them. */
  readonly boxes: readonly LaidOutBox[];
  readonly edges: readonly LaidOutEdge[];
}

/** A rectangle in points. */
export interface Bounds {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** What is drawn of a box or an edge. */
export interface Drawing {
  /** Around shapes and text. */
  readonly bounds: Bounds;
  readonly shapes: readonly Shape[];
  readonly lines: readonly TextLine[];
}

export interface LaidOutBox extends Drawing {
  /** Its name in the dot report, such as `N1`, `N1_0`. */
  readonly id: string;
  /** `function`: a node of the graph. `label`: a box of labels of the samples in one. */
  readonly kind: "function" | "label" | "legend";
  /** Row in the graph answer's nodes; for labels that of the function they are of; NONE for the legend and for functions that the answer has not. */
  readonly row: number;
}

export interface LaidOutEdge extends Drawing {
  /** Indices of the boxes. */
  readonly source: number;
  readonly destination: number;
  /** Cubic Bézier curves, end to end: x, y of the start, then of two control points and the end of each. */
  readonly curve: Float32Array;
  /** Around the text. */
  readonly label: Bounds | undefined;
}

export interface Shape {
  /** Data of an SVG path. */
  readonly path: string;
  readonly stroke: Color | undefined;
  readonly fill: Color | undefined;
  readonly widthPt: number;
  readonly dash: "dotted" | "dashed" | undefined;
}

/** `#rrggbb`. */
export type Color = string;

export interface TextLine {
  readonly text: string;
  /** The baseline's point that the text is anchored at. */
  readonly x: number;
  readonly y: number;
  readonly anchor: "start" | "middle" | "end";
  readonly sizePt: number;
  /** How wide Graphviz takes it to be. */
  readonly widthPt: number;
}
