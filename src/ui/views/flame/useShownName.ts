import { useCallback, useEffect, useState } from "react";
import type { FlameStage } from "../../flame/FlameStage";

/**
 * How names of a path are read: as the frames that are drawn have them. Answers come many a second while one zooms, so
 * what is kept is the names alone, which hardly ever change.
 */
export function useShownName(stage: FlameStage, path: readonly string[]): (name: string) => string {
  const [known, setKnown] = useState("{}");
  useEffect(() => {
    const read = () => {
      const frames = stage.current?.frames;
      if (frames === undefined) return;
      const shown = path.flatMap(name => {
        const index = frames.name.indexOf(name);
        return index < 0 ? [] : [[name, frames.shownName[index]] as const];
      });
      setKnown(JSON.stringify(Object.fromEntries(shown)));
    };
    read();
    return stage.subscribe(change => {
      if (change === "answered") read();
    });
  }, [stage, path]);
  return useCallback(
    (name: string) => {
      const names = new Map(Object.entries(JSON.parse(known) as Record<string, string>));
      return names.get(name) ?? name;
    },
    [known],
  );
}
