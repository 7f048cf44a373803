import { isServed } from "../../state/served/server";
import type { Action } from "./action";

/** Profiles that the command fetches anew. */
export function liveActions(): readonly Action[] {
  const isAvailable = () => isServed("live");
  return [
    {
      id: "fetch-again",
      title: "Fetch again",
      keywords: "live reload refresh record",
      isAvailable,
      run: async ({ opener }) => (await import("../../state/served/again")).fetchAgain(opener),
    },
    {
      id: "compare-last",
      title: "Compare with the last",
      keywords: "live diff base before series",
      isAvailable,
      run: async ({ opener }) => (await import("../../state/served/again")).toggleCompareWithLast(opener),
    },
  ];
}
