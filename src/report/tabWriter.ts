import { type ByteText, type ByteWriter, runeCount } from "../base/byteText";
import type { Steps } from "../base/steps";
import { Pace } from "./pauses";

const PADDING = 1;

/**
 * Writes cells that end in tabs aligned to the right, as Go's `text/tabwriter` does with `AlignRight`, no minimal width
 * and a padding of 1. A column is a run of lines that have a cell there; the last cell of a line belongs to none.
 */
export function* alignRight(text: ByteText, out: ByteWriter): Steps<void> {
  // A form feed ends a line and every column.
  const blocks = text.split("\f");
  for (const [index, block] of blocks.entries()) {
    yield* writeAligned(block, out);
    if (index < blocks.length - 1) out.write("\n");
  }
}

function* writeAligned(block: ByteText, out: ByteWriter): Steps<void> {
  const pace = new Pace();
  const lines: ByteText[][] = [];
  for (const line of block.split("\n")) {
    if (pace.isTimeToPause(1)) yield;
    lines.push(line.split(/[\t\v]/));
  }
  const widths = lines.map((): number[] => []);
  yield;
  for (let column = 0; ; column++) {
    let isAnywhere = false;
    for (let start = 0; start < lines.length; start++) {
      let end = start;
      let width = 0;
      while (end < lines.length && column < lines[end].length - 1) {
        if (pace.isTimeToPause(1)) yield;
        width = Math.max(width, runeCount(lines[end][column]) + PADDING);
        end++;
      }
      for (let line = start; line < end; line++) widths[line][column] = width;
      if (end === start) continue;
      isAnywhere = true;
      start = end;
    }
    if (!isAnywhere) break;
  }
  for (const [index, line] of lines.entries()) {
    if (pace.isTimeToPause(1)) yield;
    for (const [column, cell] of line.entries()) {
      out.write(" ".repeat(Math.max(0, (widths[index][column] ?? 0) - runeCount(cell))) + cell);
    }
    if (index < lines.length - 1) out.write("\n");
  }
}
