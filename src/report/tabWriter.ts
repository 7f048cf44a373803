import { type ByteText, runeCount } from "../base/byteText";

const PADDING = 1;

/**
 * Aligns cells that end in tabs to the right, as Go's `text/tabwriter` does with `AlignRight`, no minimal width and
 * a padding of 1. A column is a run of lines that have a cell there; the last cell of a line belongs to none.
 */
export function alignRight(text: ByteText): ByteText {
  // A form feed ends a line and every column.
  return text
    .split("\f")
    .map((block, index, blocks) => aligned(block) + (index < blocks.length - 1 ? "\n" : ""))
    .join("");
}

function aligned(block: ByteText): ByteText {
  const lines = block.split("\n").map(line => line.split(/[\t\v]/));
  const widths = lines.map(line => Array.from({ length: line.length - 1 }, () => 0));
  for (let column = 0; ; column++) {
    let isAnywhere = false;
    for (let start = 0; start < lines.length; start++) {
      let end = start;
      let width = 0;
      while (end < lines.length && column < lines[end].length - 1) {
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
  return lines
    .map((line, index) =>
      line
        .map((cell, column) => " ".repeat(Math.max(0, (widths[index][column] ?? 0) - runeCount(cell))) + cell)
        .join(""),
    )
    .join("\n");
}
