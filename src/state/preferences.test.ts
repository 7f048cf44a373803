import { describe, expect, it } from "vitest";
import { preferencesStore, readPreferences, setPreferences } from "./preferences";

describe("preferences", () => {
  it("survive what others wrote in their place", () => {
    const rest = { topColumns: {}, topWidths: {}, order: "weight", colour: "package" };
    const defaults = { theme: "system", singleKeys: true, detailsOpen: true, shortNames: true, ...rest };
    for (const text of [
      null,
      "",
      "{",
      "null",
      "7",
      '{"theme":"pink","singleKeys":"no","topColumns":"x","topWidths":[true],"order":7,"colour":"pink"}',
    ]) {
      expect(readPreferences(text)).toEqual(defaults);
    }
    expect(readPreferences('{"order":"name","colour":"self"}')).toEqual({
      ...defaults,
      order: "name",
      colour: "self",
    });
    expect(readPreferences('{"shortNames":false}')).toEqual({ ...defaults, shortNames: false });
    expect(readPreferences('{"theme":"dark","singleKeys":false}')).toEqual({
      theme: "dark",
      singleKeys: false,
      detailsOpen: true,
      shortNames: true,
      ...rest,
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
