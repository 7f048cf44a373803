import type { Viewport } from "./viewport";

/**
 * The rectangle of screen that the graph is drawn on, and what it shows: everything that turns fractions and rows
 * into pixels and back. CSS pixels, from the canvas's top left corner.
 */
export interface Pane {
  readonly viewport: Viewport;
  readonly widthPx: number;
  readonly heightPx: number;
  /** Flame instead of icicle. */
  readonly rootAtBottom: boolean;
  /** The row at the root's edge: 0, the root itself, where absent. Rows before it are not shown. */
  readonly startRow?: number;
}

/** From one row's edge to the next one's. */
export const ROW_PX = 21;
/** A box is a gap less high than its row. */
export const BOX_PX = 20;
/** Free space left and right of the graph. */
export const SIDE_PX = 8;
/** Free space between the root and the edge it sits at; as much stays free beyond the last row. */
const EDGE_PX = 4;

/** Pixels that the visible range is stretched over. */
export function plotWidthPx(pane: Pane): number {
  return Math.max(1, pane.widthPx - 2 * SIDE_PX);
}

export function xOfFraction(pane: Pane, fraction: number): number {
  const { fromFraction, toFraction } = pane.viewport;
  return SIDE_PX + ((fraction - fromFraction) / (toFraction - fromFraction)) * plotWidthPx(pane);
}

export function fractionOfX(pane: Pane, xPx: number): number {
  const { fromFraction, toFraction } = pane.viewport;
  return fromFraction + ((xPx - SIDE_PX) / plotWidthPx(pane)) * (toFraction - fromFraction);
}

/** The upper edge of a row's boxes. */
export function yOfRow(pane: Pane, row: number): number {
  const fromEdge = EDGE_PX + (row - startRowOf(pane)) * ROW_PX - pane.viewport.scrollPx;
  // Whole pixels, so that boxes and text are sharp in the middle of a scroll.
  return Math.round(pane.rootAtBottom ? pane.heightPx - fromEdge - BOX_PX : fromEdge);
}

/** The row at a height, gaps counted to the row on their root's side; may be a row that does not exist. */
export function rowOfY(pane: Pane, yPx: number): number {
  const fromEdge = pane.rootAtBottom ? pane.heightPx - yPx : yPx;
  return startRowOf(pane) + Math.floor((fromEdge - EDGE_PX + pane.viewport.scrollPx) / ROW_PX);
}

function startRowOf({ startRow = 0 }: Pane): number {
  return startRow;
}

/** Rows of which any part is on screen: first, and one past the last. */
export function visibleRows(pane: Pane): { readonly firstRow: number; readonly endRow: number } {
  const start = startRowOf(pane);
  const firstRow = start + Math.max(0, Math.floor((pane.viewport.scrollPx - EDGE_PX) / ROW_PX));
  const endRow = start + Math.ceil((pane.viewport.scrollPx - EDGE_PX + pane.heightPx) / ROW_PX);
  return { firstRow, endRow: Math.max(firstRow, endRow) };
}

/** How high a pane is that shows so many rows. */
export function heightOfRows(rowCount: number): number {
  return rowCount * ROW_PX + 2 * EDGE_PX;
}

/** How far rows can be scrolled until the last one has come into view. */
export function maxScrollPx(rowCount: number, heightPx: number): number {
  return Math.max(0, heightOfRows(rowCount) - heightPx);
}

/** The least change of the scroll position that brings a row into full view, with a neighbour either side. */
export function scrollToRow(pane: Pane, row: number): number {
  const place = row - startRowOf(pane);
  const lowest = (place + 2) * ROW_PX + 2 * EDGE_PX - pane.heightPx;
  const highest = (place - 1) * ROW_PX;
  return Math.max(0, Math.min(Math.max(pane.viewport.scrollPx, lowest), highest));
}

/**
 * The scroll position for a frame that was zoomed to: where it is if the row lies in the half at the root's side,
 * else so that it comes to a quarter of the height, its nearest ancestors before it and its callees behind.
 */
export function scrollToZoomedRow(pane: Pane, row: number): number {
  const place = row - startRowOf(pane);
  const fromEdge = place * ROW_PX + EDGE_PX - pane.viewport.scrollPx;
  if (fromEdge >= 0 && fromEdge <= pane.heightPx / 2) return pane.viewport.scrollPx;
  const rowsBefore = Math.floor(pane.heightPx / 4 / ROW_PX);
  return Math.max(0, (place - rowsBefore) * ROW_PX);
}
