/**
 * Pixels of box rows. Boxes have the same height and no two of a row overlap, so a row of boxes is a few scan lines,
 * each stretched downwards: painting costs by pixels, not by boxes, and thirty thousand boxes are no more than a
 * hundred thousand pixels. (Filling as many rectangles through the canvas took 20 ms on the same machine.)
 *
 *      ╭──────╮╭╮╭─────╮   line 0 … `cornerLines` - 1: round corners, top down and again bottom up
 *      │      ││││     │   line `cornerLines`: everything between
 *      │      ││││     │   line `cornerLines` + 1: marks on top of that, near the bottom edge
 *      ╰──────╯╰╯╰─────╯
 */
export class RowRaster {
  widthPx = 0;
  rowCount = 0;
  cornerLines = 0;
  /** line · widthPx + x → red, green, blue, alpha from the lowest byte up (not premultiplied). */
  pixels: Uint32Array<ArrayBuffer> = new Uint32Array(0);
  /** Per corner line how far the edge is set in, in device pixels. */
  private insets: number[] = [];

  /** Clears for rows of a given width. All lengths are device pixels. */
  reset(widthPx: number, rowCount: number, radiusPx: number): void {
    this.widthPx = widthPx;
    this.rowCount = rowCount;
    // The innermost half pixel of the curve is not set in by anything that could be seen.
    this.cornerLines = Math.floor(radiusPx);
    this.insets = Array.from({ length: this.cornerLines }, (_, line) => {
      const fromCenter = radiusPx - line - 0.5;
      return radiusPx - Math.sqrt(Math.max(0, radiusPx * radiusPx - fromCenter * fromCenter));
    });
    const length = widthPx * this.linesPerRow * rowCount;
    if (this.pixels.length < length) this.pixels = new Uint32Array(Math.ceil(length * 1.25));
    else this.pixels.fill(0, 0, length);
  }

  get linesPerRow(): number {
    return this.cornerLines + 2;
  }

  get lineCount(): number {
    return this.linesPerRow * this.rowCount;
  }

  /** A box with square corners. All of these first, then `spreadSquare`, then the round ones. */
  addSquare(row: number, x0: number, x1: number, color: number): void {
    this.paint(row * this.linesPerRow + this.cornerLines, x0, x1, color);
  }

  /** Gives the square boxes their corner lines. */
  spreadSquare(): void {
    const { widthPx, linesPerRow, cornerLines, pixels } = this;
    for (let row = 0; row < this.rowCount; row++) {
      const from = (row * linesPerRow + cornerLines) * widthPx;
      for (let line = 0; line < cornerLines; line++) {
        pixels.copyWithin((row * linesPerRow + line) * widthPx, from, from + widthPx);
      }
    }
  }

  addRound(row: number, x0: number, x1: number, color: number): void {
    const first = row * this.linesPerRow;
    for (let line = 0; line < this.cornerLines; line++) {
      this.paint(first + line, x0 + this.insets[line], x1 - this.insets[line], color);
    }
    this.paint(first + this.cornerLines, x0, x1, color);
  }

  /** The inside of a round box, so that what was there stays as an outline of about `edgePx`. */
  addInner(row: number, x0: number, x1: number, color: number, edgePx: number): void {
    const first = row * this.linesPerRow;
    const edge = Math.min(this.cornerLines, Math.max(1, Math.round(edgePx)));
    for (let line = edge; line <= this.cornerLines; line++) {
      this.paint(first + line, Math.ceil(x0) + edge, Math.floor(x1) - edge, color);
    }
  }

  /** Hairlines over a round box, `stepPx` apart, in all its lines. */
  addStripes(row: number, x0: number, x1: number, color: number, stepPx: number): void {
    const first = row * this.linesPerRow;
    for (let x = Math.ceil(x0) + stepPx; x < x1 - stepPx / 2; x += stepPx) {
      for (let line = 0; line <= this.cornerLines; line++) {
        this.pixels[(first + line) * this.widthPx + x] = color;
      }
    }
  }

  addMark(row: number, x0: number, x1: number, color: number): void {
    this.paint((row + 1) * this.linesPerRow - 1, x0, x1, color);
  }

  /** Paints part of a line; pixels that are covered in part get that much of the colour. */
  private paint(line: number, x0: number, x1: number, color: number): void {
    const start = Math.max(0, x0);
    const end = Math.min(this.widthPx, x1);
    if (end <= start) return;
    const base = line * this.widthPx;
    const first = Math.floor(start);
    const last = Math.floor(end);
    if (first === last) {
      this.blend(base + first, color, end - start);
      return;
    }
    let full = first;
    if (start > first) {
      this.blend(base + first, color, first + 1 - start);
      full++;
    }
    if (last > full) this.pixels.fill(color, base + full, base + last);
    if (end > last) this.blend(base + last, color, end - last);
  }

  /** Adds a colour to a pixel. Coverages add up, because boxes lie side by side. */
  private blend(at: number, color: number, coverage: number): void {
    const { pixels } = this;
    const here = pixels[at];
    const added = (color >>> 24) * coverage;
    const before = here >>> 24;
    if (before === 0) {
      pixels[at] = ((Math.round(added) << 24) | (color & 0xffffff)) >>> 0;
      return;
    }
    const share = added / (added + before);
    const mix = (shift: number) => {
      const old = (here >>> shift) & 0xff;
      return Math.round(old + (((color >>> shift) & 0xff) - old) * share) << shift;
    };
    const alpha = Math.min(255, Math.round(added + before));
    pixels[at] = ((alpha << 24) | mix(16) | mix(8) | mix(0)) >>> 0;
  }
}
