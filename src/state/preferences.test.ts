import { describe, expect, it } from "vitest";
import { preferencesStore, readPreferences, setPreferences } from "./preferences";

describe("preferences", () => {
  it("survive what others wrote in their place", () => {
    const defaults = { theme: "system", singleKeys: true, detailsOpen: true, shortNames: true };
    for (const text of [null, "", "{", "null", "7", '{"theme":"pink","singleKeys":"no"}']) {
      expect(readPreferences(text)).toEqual(defaults);
    }
    expect(readPreferences('{"shortNames":false}')).toEqual({ ...defaults, shortNames: false });
    expect(readPreferences('{"theme":"dark","singleKeys":false}')).toEqual({
      theme: "dark",
      singleKeys: false,
      detailsOpen: true,
      shortNames: true,
    });
  });

  it("work where there is no storage", () => {
    setPreferences({ theme: "light" });
    expect(preferencesStore.getState().theme).toBe("light");
  });
});
