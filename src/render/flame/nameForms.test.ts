import fc from "fast-check";
import { expect, it } from "vitest";
import { nameForms } from "./nameForms";

it.each([
  // Go
  ["json.(*Decoder).Decode", "(*Decoder).Decode", "Decode"],
  ["slices.SortFunc[go.shape.[]int,go.shape.int]", "SortFunc[…]", "SortFunc"],
  ["orders.(*store).all", "(*store).all"],
  ["orders.report.func1", "report.func1"],
  ["orders.(*Service).Handler.labelled.func4.1", "Handler.labelled.func4.1", "labelled.func4.1"],
  ["runtime.mallocgc", "mallocgc"],
  // C++
  ["bool std::map<int, std::vector<int>>::find(int const&) const", "map<…>::find", "find"],
  ["std::function<void ()>::operator()() const", "function<…>::operator()", "operator()"],
  ["operator<<(std::ostream&, int)", "operator<<"],
  ["draw[abi:cxx11](int)", "draw"],
  ["timetable::parse(std::string const&)", "parse"],
  // Rust
  ["<alloc::vec::Vec<T> as core::iter::Iterator>::next", "<Vec<…> as Iterator>::next", "next"],
  ["<core::option::Option<T>>::call_once", "<Option<…>>::call_once", "call_once"],
  ["core::iter::Map<I, F>::fold", "Map<…>::fold", "fold"],
  ["textlab::main::{{closure}}", "main::{{closure}}"],
  // What has no parts
  ["(anonymous) app.js"],
  ["Garbage Collector"],
  ["a->b"],
  ["unbalanced<("],
  ["f("],
  [""],
])("%s", (name, ...shorter) => {
  const forms = nameForms(name);
  expect(forms.slice(-Math.max(1, shorter.length))).toEqual(shorter.length === 0 ? [name] : shorter);
});

it("gets shorter with each form, whatever the name", () => {
  const names = fc.string({ unit: fc.constantFrom(..."ab.:<>[](){} *&-…operator".split(""), "::", "func1") });
  fc.assert(
    fc.property(names, name => {
      const forms = nameForms(name);
      expect(forms.length).toBeGreaterThan(0);
      expect(forms[0].length).toBeLessThanOrEqual(name.length);
      for (let index = 1; index < forms.length; index++) {
        expect(forms[index].length).toBeLessThan(forms[index - 1].length);
        expect(forms[index]).not.toBe("");
      }
    }),
  );
});
