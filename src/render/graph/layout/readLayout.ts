import { NONE } from "../../../model/profile";
import type { GraphLayout, LaidOutBox, LaidOutEdge } from "./graphLayout";
import { DrawingReader, isRecord, type Json } from "./readDrawing";

/** Reads Graphviz's JSON (`-Tjson`) of a dot report. Undefined where it is none. */
export function readLayout(json: Json): GraphLayout | undefined {
  const bounds = isRecord(json) && typeof json["bb"] === "string" ? json["bb"].split(",").map(Number) : [];
  if (!isRecord(json) || bounds.length !== 4 || !bounds.every(Number.isFinite)) return undefined;
  const [left, bottom, right, top] = bounds;
  const flip = (y: number) => top - y;
  const boxes: LaidOutBox[] = [];
  /** Graphviz's number of an object → index in `boxes`. */
  const boxOfObject = new Map<Json | undefined, number>();
  for (const object of records(json["objects"])) {
    const { name, nodes } = object;
    // A cluster: the frame around the legend.
    if (typeof name !== "string" || nodes !== undefined) continue;
    boxOfObject.set(object["_gvid"], boxes.length);
    boxes.push({ id: name, ...drawingOf(object, flip), ...meaningOf(name) });
  }
  const edges: LaidOutEdge[] = [];
  for (const edge of records(json["edges"])) {
    const source = boxOfObject.get(edge["tail"]);
    const destination = boxOfObject.get(edge["head"]);
    if (source === undefined || destination === undefined) continue;
    const { curve, label, ...drawing } = drawingOf(edge, flip);
    edges.push({ source, destination, curve: Float32Array.from(curve), label, ...drawing });
  }
  return { widthPt: right - left, heightPt: top - bottom, boxes, edges };
}

const PARTS = ["_draw_", "_hdraw_", "_tdraw_", "_ldraw_"] as const;

function drawingOf(object: { readonly [key: string]: Json }, flip: (y: number) => number) {
  const reader = new DrawingReader(flip);
  for (const part of PARTS) reader.read(object[part]);
  const { shapes, lines, bounds, curve, textBounds } = reader;
  return { shapes, lines, bounds, curve, label: textBounds };
}

/** `N12` is a function; `N12_0`, `NN12_0` and `NN12_0_1` are labels of it. pprof's `N0` is none that it lists: NONE. */
function meaningOf(id: string): Pick<LaidOutBox, "kind" | "row"> {
  const [, number, rest] = /^N+(\d+)((?:_\d+)*)$/.exec(id) ?? [];
  if (number === undefined) return { kind: "legend", row: NONE };
  return { kind: rest === "" ? "function" : "label", row: Number(number) - 1 };
}

function records(value: Json | undefined): { readonly [key: string]: Json }[] {
  return Array.isArray(value) ? (value as readonly Json[]).filter(isRecord) : [];
}
