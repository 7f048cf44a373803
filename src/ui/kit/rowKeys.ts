/** Where a key moves to from a row; undefined for other keys. */
export function targetRow(
  key: string,
  from: number | undefined,
  lastRow: number,
  rowsPerPage: number,
): number | undefined {
  const clamp = (row: number) => Math.min(lastRow, Math.max(0, row));
  const page = Math.max(1, rowsPerPage - 1);
  switch (key) {
    case "ArrowDown":
      return clamp((from ?? -1) + 1);
    case "ArrowUp":
      return clamp((from ?? 1) - 1);
    case "PageDown":
      return clamp((from ?? -1) + page);
    case "PageUp":
      return clamp((from ?? page) - page);
    case "Home":
      return 0;
    case "End":
      return lastRow;
    default:
      return undefined;
  }
}
