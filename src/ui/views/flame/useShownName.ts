import { useCallback, useEffect, useState } from "react";
import type { FrameNames } from "../../../engine/protocol";
import type { FlameStage } from "../../flame/FlameStage";

/** How the names of frames that are drawn are read. */
export function useShownName(stage: FlameStage): (name: string) => string {
  const [frames, setFrames] = useState<FrameNames | undefined>(stage.current?.frames);
  useEffect(
    () =>
      stage.subscribe(change => {
        if (change === "answered") setFrames(stage.current?.frames);
      }),
    [stage],
  );
  return useCallback(
    (name: string) => {
      const index = frames?.name.indexOf(name) ?? -1;
      return frames?.shownName[index] ?? name;
    },
    [frames],
  );
}
