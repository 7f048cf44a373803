import { SERIES_PATH, type ServedSeries } from "../../../report/served";
import { JSON_TYPE, type Route } from "../answer";
import type { Live } from "../live";
import type { Shelf } from "../shelf";
import type { SourceRoots } from "../sourceRoots";

/** What was fetched, and what can be. */
export function seriesRoute(shelf: Shelf, live: Live, roots: SourceRoots): Route {
  return {
    method: "GET",
    find: path => {
      if (path !== SERIES_PATH) return undefined;
      return () => {
        const series: ServedSeries = {
          profiles: shelf.series,
          targets: live.targets.map(({ name, from, note }) => ({ name, from, note })),
          roots: roots.paths,
        };
        return { status: 200, type: JSON_TYPE, body: JSON.stringify(series) };
      };
    },
  };
}
