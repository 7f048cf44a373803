import { describe, expect, it } from "vitest";
import { preferencesStore, readPreferences, setPreferences } from "./preferences";

describe("preferences", () => {
  it("survive what others wrote in their place", () => {
    const tables = { topColumns: {}, topWidths: {} };
    const defaults = { theme: "system", singleKeys: true, detailsOpen: true, ...tables };
    for (const text of [
      null,
      "",
      "{",
      "null",
      "7",
      '{"theme":"pink","singleKeys":"no","topColumns":"x","topWidths":[true]}',
    ]) {
      expect(readPreferences(text)).toEqual(defaults);
    }
    expect(readPreferences('{"theme":"dark","singleKeys":false}')).toEqual({
      theme: "dark",
      singleKeys: false,
      detailsOpen: true,
      ...tables,
    });
    expect(readPreferences('{"topColumns":{"file":true,"cum":0},"topWidths":{"file":90,"cum":"1"}}')).toEqual(
      {
        ...defaults,
        topColumns: { file: true },
        topWidths: { file: 90 },
      },
    );
  });

  it("work where there is no storage", () => {
    setPreferences({ theme: "light" });
    expect(preferencesStore.getState().theme).toBe("light");
  });
});
