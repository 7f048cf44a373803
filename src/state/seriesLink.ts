import { SERIES_ORDERS, type SeriesTable } from "../engine/protocol/series";

/** How the table of a series is looked at where nothing else is said. */
export const DEFAULT_SERIES: SeriesTable = {
  figure: "cum",
  isShare: false,
  sortBy: "change",
  onlyGrowing: false,
};

/** The link's `series`: what is not at its default, a word each. */
export function seriesText({ figure, isShare, sortBy, onlyGrowing }: SeriesTable): string {
  return [
    ...(figure === DEFAULT_SERIES.figure ? [] : [figure]),
    ...(isShare ? ["share"] : []),
    ...(onlyGrowing ? ["growing"] : []),
    ...(sortBy === DEFAULT_SERIES.sortBy ? [] : [sortBy]),
  ].join(",");
}

/** Reads that; words that mean nothing are `unknown`. */
export function readSeries(text: string): {
  readonly series: SeriesTable;
  readonly unknown: readonly string[];
} {
  let series = DEFAULT_SERIES;
  const unknown: string[] = [];
  for (const word of text.split(",").filter(word => word !== "")) {
    const sortBy = SERIES_ORDERS.find(order => order === word);
    if (sortBy !== undefined) series = { ...series, sortBy };
    else if (word === "flat" || word === "cum") series = { ...series, figure: word };
    else if (word === "share") series = { ...series, isShare: true };
    else if (word === "growing") series = { ...series, onlyGrowing: true };
    else unknown.push(word);
  }
  return { series, unknown };
}
