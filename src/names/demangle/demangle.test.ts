import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { demangle } from ".";
import { LONGEST_DEMANGLED, LONGEST_MANGLED } from "./bounds";
import { demangledNames } from "./fixtures/demangledNames";
import { decodePunycode } from "./punycode";

const FILES = ["itanium.tsv", "rustV0.tsv", "rustLegacy.tsv", "rustcDemangle.tsv"];

describe("names are written as other programs write them", () => {
  test.each(FILES)("%s", file => {
    const names = demangledNames(file);
    expect(names.length).toBeGreaterThan(20);
    expect(names.map(([mangled]) => `${mangled}\t${demangle(mangled)}`)).toEqual(
      names.map(([mangled, demangled]) => `${mangled}\t${demangled}`),
    );
  });
});

describe("what is not mangled stays as it is", () => {
  test.each([
    "",
    "main",
    "_",
    "_Z",
    "_ZN",
    "_R",
    "_RNv",
    "_Z3fo",
    "_ZN3fooE3",
    "_ZL3fooxyz!",
    "_Zebra",
    "_Run",
    "_ZNSt6vectorIiSaIiEE4sizeE!",
    "_Z3fooIiET0_",
    "_ZN4core3ptr17h0123456789abcdefE junk",
  ])("%s", name => expect(demangle(name)).toBeUndefined());
});

test("operators, and what a symbol's version and its clones add", () => {
  const read = (name: string) => demangle(name);
  // By `c++filt -i`.
  expect(read("_ZN1AcviEv")).toBe("A::operator int()");
  expect(read("_ZN1AcvT_IiEEv")).toBe("A::operator int<int>()");
  expect(read("_Zli2_wPKcm")).toBe('operator"" _w(char const*, unsigned long)');
  expect(read("_Z1fPFvPFiiEE")).toBe("f(void (*)(int (*)(int)))");
  expect(read("_Z1fRA3_A4_i")).toBe("f(int (&) [3][4])");
  expect(read("_Z1fM1AKFivE")).toBe("f(int (A::*)() const)");
  expect(read("_Z1fIiEPFvT_ES0_")).toBe("void (*f<int>(int))(int)");
  expect(read("_Z1fv.part.0.cold")).toBe("f() [clone .part.0] [clone .cold]");
  expect(read("_GLOBAL__sub_I__Z1fv")).toBeUndefined();
  expect(read("_GLOBAL__I__Z1fv")).toBe("global constructors keyed to f()");
});

/** Names as compilers make them, and what becomes of them where something is damaged, repeated or made up. */
const mangled = fc.constantFrom(...FILES.flatMap(demangledNames)).map(([name]) => name);
const pieces = fc.constantFrom(
  ..."_ N I E S T_ S_ S0_ S1_ DpT_ J Z Ul K P R O F v i M A3_ X L cv C1 D0 St Sa B_ B0_ s_ G Dv DT Dt sr".split(
    " ",
  ),
);
const damaged = fc
  .tuple(
    mangled,
    fc.array(fc.tuple(fc.nat(), fc.nat(3), fc.oneof(pieces, fc.string({ maxLength: 3 }))), { maxLength: 6 }),
  )
  .map(([name, changes]) =>
    changes.reduce((text, [place, removed, added]) => {
      const at = place % (text.length + 1);
      return text.slice(0, at) + added + text.slice(at + removed);
    }, name),
  );
const madeUp = fc
  .tuple(fc.constantFrom("_Z", "_ZN", "_R", "_RNv", "_RI", "__Z"), fc.array(pieces, { maxLength: 60 }))
  .map(([start, parts]) => start + parts.join(""));

test("no name is too much: what is said has an end, and nothing is thrown", () => {
  fc.assert(
    fc.property(fc.oneof(damaged, madeUp, fc.string({ unit: "binary" })), name => {
      const said = demangle(name);
      expect(said === undefined || said.length <= LONGEST_DEMANGLED).toBe(true);
    }),
    { numRuns: 3000 },
  );
});

test("names that say more than is bearable are left alone", () => {
  const doubling = Array.from({ length: 60 }, (_, index) => {
    // A pair is two substitutions: the template, and with its arguments.
    const number = index === 0 ? "" : (2 * index - 1).toString(36).toUpperCase();
    return `St4pairIS${number}_S${number}_E`;
  });
  expect(demangle(`_Z1f1a${doubling.join("")}`)).toBeUndefined();
  expect(demangle(`_Z1f${"P".repeat(LONGEST_MANGLED - 10)}i`)).toBeUndefined();
  expect(demangle(`_Z1f${"P".repeat(LONGEST_MANGLED)}i`)).toBeUndefined();
  expect(demangle(`_RNv${"NvC1a".repeat(3000)}`)).toBeUndefined();
  // Each type is a pair of the one before: two to the fortieth parts.
  const pairs = Array.from({ length: 40 }, (_, index) => `TB${index === 0 ? "4" : ""}_B4_E`).join("");
  expect(demangle(`_RIC1a${pairs}E`)).toBeUndefined();
});

describe("decodePunycode", () => {
  // RFC 3492, 7.1.
  test.each([
    ["", "egbpdaj6bu4bxfgehfvwxn", "ليهمابتكلموشعربي؟"],
    ["", "ihqwcrb4cv8a8dqg056pqjye", "他们为什么不说中文"],
    ["3B", "ww4c5e180e575a65lsy2b", "3年B組金八先生"],
    ["-with-SUPER-MONKEYS", "pc58ag80a8qai00g7n9n", "安室奈美恵-with-SUPER-MONKEYS"],
    ["Pref", "fpr01o", undefined],
  ])("%s, %s", (ascii, digits, text) => {
    const decoded = decodePunycode(ascii, digits);
    if (text === undefined) expect(decoded).not.toBe("Pref");
    else expect(decoded).toBe(text);
  });
  test("digits that end too early, or that are none", () => {
    expect(decodePunycode("a", "9")).toBeUndefined();
    expect(decodePunycode("a", "-")).toBeUndefined();
    expect(decodePunycode("a", "zzzzzzzzzzzzzzzz")).toBeUndefined();
  });
});
