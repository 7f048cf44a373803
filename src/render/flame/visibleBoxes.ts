import type { Layer } from "./layers";
import { type Pane, plotWidthPx, SIDE_PX } from "./pane";
import { firstBoxEndingAfter, rowCountOf } from "./rows";

/** Boxes that would add less than this to what is painted of their row are left out. */
const LEAST_PX = 0.3;

/**
 * The boxes that are on screen, as columns that are kept and filled anew for each frame: no garbage while panning.
 * Entry → …
 */
export class VisibleBoxes {
  count = 0;
  /** … left and right edge in CSS pixels, cut at the layer's edges. */
  x0 = new Float32Array(1024);
  x1 = new Float32Array(1024);
  /** … row. */
  row = new Uint32Array(1024);
  /** … layer, and box within that layer's answer. */
  layer = new Uint8Array(1024);
  box = new Uint32Array(1024);

  /** Finds the boxes of all layers by binary search per row; neighbours narrower than a third of a pixel share paint. */
  collect(pane: Pane, layers: readonly Layer[]): void {
    this.count = 0;
    layers.forEach((layer, index) => this.collectLayer(pane, layer, index));
  }

  private collectLayer(pane: Pane, layer: Layer, layerIndex: number): void {
    const { answer } = layer;
    const { left, right } = answer;
    const { fromFraction, toFraction } = pane.viewport;
    const pxPerFraction = plotWidthPx(pane) / (toFraction - fromFraction);
    // Not xOfFraction: this is the innermost loop.
    const minX = SIDE_PX + (layer.fromFraction - fromFraction) * pxPerFraction;
    const maxX = SIDE_PX + (layer.toFraction - fromFraction) * pxPerFraction;
    const endRow = Math.min(layer.endRow, rowCountOf(answer));
    for (let row = layer.firstRow; row < endRow; row++) {
      const end = answer.rowStart[row + 1];
      let paintedTo = minX;
      for (let box = firstBoxEndingAfter(answer, row, layer.fromFraction); box < end; box++) {
        const boxLeft = left[box];
        if (boxLeft >= layer.toFraction) break;
        const x1 = Math.min(maxX, SIDE_PX + (right[box] - fromFraction) * pxPerFraction);
        if (x1 - paintedTo < LEAST_PX) continue;
        // A run of tiny boxes is painted in steps, each in the colour of the box that completes it.
        const x0 = Math.max(
          paintedTo,
          Math.min(SIDE_PX + (boxLeft - fromFraction) * pxPerFraction, x1 - LEAST_PX),
        );
        const at = this.count++;
        if (at === this.x0.length) this.grow();
        this.x0[at] = x0;
        this.x1[at] = x1;
        this.row[at] = row;
        this.layer[at] = layerIndex;
        this.box[at] = box;
        paintedTo = x1;
      }
    }
  }

  private grow(): void {
    const length = this.x0.length * 2;
    this.x0 = copied(this.x0, new Float32Array(length));
    this.x1 = copied(this.x1, new Float32Array(length));
    this.row = copied(this.row, new Uint32Array(length));
    this.layer = copied(this.layer, new Uint8Array(length));
    this.box = copied(this.box, new Uint32Array(length));
  }
}

function copied<Column extends { set(from: Column): void }>(from: Column, to: Column): Column {
  to.set(from);
  return to;
}
