import { type RefObject, useCallback, useLayoutEffect, useMemo, useState } from "react";
import { useStore } from "zustand";
import type { ProfileSummary, TopColumn } from "../../../engine/protocol";
import { preferencesStore, setPreferences } from "../../../state/preferences";
import { textStyleOf, textWidthCss } from "../../kit/textWidth";
import { layOutColumns } from "./columnLayout";
import { chosenColumns, columnsOf, isBeyondReport, isFetched } from "./columns";

/** The columns of the table: which there are, which are shown, and where. */
export function useColumns(
  grid: RefObject<HTMLElement | null>,
  summary: ProfileSummary,
  sampleTypeIndex: number,
  isCompared: boolean,
  sort: TopColumn,
) {
  const { topColumns: choice, topWidths: widths } = useStore(preferencesStore);
  const columns = useMemo(
    () => columnsOf(summary, sampleTypeIndex, isCompared, sort),
    [summary, sampleTypeIndex, isCompared, sort],
  );
  // A link may ask for a column that this profile does not have.
  const sortBy = columns.some(column => column.id === sort) ? sort : "flat";
  const chosen = useMemo(() => chosenColumns(columns, choice, sortBy), [columns, choice, sortBy]);
  const { widthCss, characterCss } = useGridSize(grid);
  const layout = useMemo(
    () => layOutColumns(chosen, widths, choice, widthCss),
    [chosen, widths, choice, widthCss],
  );
  const fetched = useIds(chosen.filter(isFetched).map(({ id }) => id));
  const beyondReport = useIds(chosen.filter(isBeyondReport).map(({ id }) => id));
  const resize = useCallback((id: string, width: number | undefined) => {
    const { [id]: _, ...others } = preferencesStore.getState().topWidths;
    setPreferences({ topWidths: width === undefined ? others : { ...others, [id]: width } });
  }, []);
  return { columns, chosen, sortBy, layout, fetched, beyondReport, characterCss, choice, widths, resize };
}

/** The same array as long as it has the same ids. */
function useIds(ids: readonly TopColumn[]): readonly TopColumn[] {
  const key = JSON.stringify(ids);
  return useMemo(() => JSON.parse(key) as TopColumn[], [key]);
}

/** How wide the grid is, and a character in it. */
function useGridSize(grid: RefObject<HTMLElement | null>) {
  const [size, setSize] = useState({ widthCss: 1000, characterCss: 7.2 });
  useLayoutEffect(() => {
    const element = grid.current;
    if (element === null) return undefined;
    const measure = () => {
      const widthCss = element.clientWidth;
      const characterCss = textWidthCss("0".repeat(100), textStyleOf(element)) / 100;
      if (widthCss > 0 && characterCss > 0) setSize({ widthCss, characterCss });
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [grid]);
  return size;
}
