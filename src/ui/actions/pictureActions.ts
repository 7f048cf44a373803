import { shownFlameStore } from "../../state/shownFlame";
import type { Action } from "./action";

/** Pictures of the flame graph, while it is shown. */
export function pictureActions(): readonly Action[] {
  return [
    save("svg", "seen", "Save the flame graph as seen (.svg)"),
    save("png", "seen", "Save the flame graph as seen (.png)"),
    save("svg", "whole", "Save the whole flame graph (.svg)"),
    save("png", "whole", "Save the whole flame graph (.png)"),
  ];
}

function save(kind: "svg" | "png", part: "seen" | "whole", title: string): Action {
  return {
    id: `save-flame-${part}-${kind}`,
    title,
    keywords: "download export picture image screenshot",
    isAvailable: () => shownFlameStore.getState().picture !== undefined,
    run: async context => {
      const { saveFlame } = await import("../share/saveFlame");
      await saveFlame(context, kind, part);
    },
  };
}
