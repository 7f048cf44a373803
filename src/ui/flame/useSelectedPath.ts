import { useCallback, useState } from "react";
import type { ViewProps } from "../views/viewProps";

/**
 * The box that was selected, as names from the graph's first row on. Where these are the function's stack, the page is
 * told and keeps it; paths of other graphs are the view's own.
 */
export function useSelectedPath(
  { state, select, selectedStack }: Pick<ViewProps, "state" | "select" | "selectedStack">,
  isStack: boolean,
): {
  readonly selectedPath: readonly string[] | undefined;
  readonly selectPath: (path: readonly string[]) => void;
} {
  const [ownPath, setOwnPath] = useState<readonly string[]>();
  const selectPath = useCallback(
    (path: readonly string[]) => {
      setOwnPath(isStack ? undefined : path);
      select(path.at(-1), isStack ? path : undefined);
    },
    [isStack, select],
  );
  const isSelected = state.selection !== undefined && ownPath?.at(-1) === state.selection;
  return { selectedPath: isStack ? selectedStack : isSelected ? ownPath : undefined, selectPath };
}
