import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { PRESETS } from "../../insight/presets";

import { EMPTY_VIEW_STATE, readLink, writeLink } from "../link";
import { isPresetOn, setPreset } from "./presets";

const [runtime, collection] = PRESETS;
const preset = fc.constantFrom(...PRESETS);
const expression = fc
  .string({ minLength: 1 })
  .filter(text => PRESETS.every(({ expression }) => !text.includes(expression)));

describe("a preset", () => {
  test("is one alternative of its option", () => {
    const on = setPreset({ hide: "^main\\.f$", focus: "json" }, runtime, true);
    expect(on).toEqual({ hide: `^main\\.f$|${runtime.expression}`, focus: "json" });
    expect(isPresetOn(on, runtime)).toBe(true);
    expect(isPresetOn(on, collection)).toBe(false);
    expect(setPreset(on, runtime, true)).toEqual(on);
    expect(setPreset(on, runtime, false)).toEqual({ hide: "^main\\.f$", focus: "json" });
  });

  test("that was alone leaves no option behind", () => {
    expect(setPreset({ ignore: collection.expression }, collection, false)).toEqual({});
  });

  test("goes from wherever it stands", () => {
    const { expression: text } = collection;
    expect(setPreset({ ignore: `${text}|a|b` }, collection, false)).toEqual({ ignore: "a|b" });
    expect(setPreset({ ignore: `a|${text}|b` }, collection, false)).toEqual({ ignore: "a|b" });
    expect(setPreset({ ignore: `a${text}` }, collection, false)).toEqual({ ignore: `a${text}` });
  });

  test("on and off again changes nothing, whatever is set and whichever others are on", () => {
    fc.assert(
      fc.property(
        fc.record({ hide: expression, ignore: expression }, { requiredKeys: [] }),
        fc.uniqueArray(preset),
        preset,
        (options, others, one) => {
          const before = others
            .filter(other => other !== one)
            .reduce((all, other) => setPreset(all, other, true), options);
          const on = setPreset(before, one, true);
          expect([one, ...others].every(other => isPresetOn(on, other))).toBe(true);
          expect(setPreset(on, one, false)).toEqual(before);
        },
      ),
    );
  });

  test("comes back out of a link on", () => {
    for (const one of PRESETS) {
      const { state } = readLink(writeLink({ ...EMPTY_VIEW_STATE, options: setPreset({}, one, true) }));
      expect(isPresetOn(state.options, one)).toBe(true);
    }
  });
});
