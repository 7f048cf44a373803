import fc from "fast-check";
import { expect, test } from "vitest";
import { Column, WideningColumn } from "./columns";

// Lengths around the steps in which a column grows.
const length = fc.constantFrom(0, 1, 63, 64, 65, 255, 256, 257, 65_535, 65_536, 65_537, 131_072, 140_000);

const bytesOf = ({ buffer, byteOffset, byteLength }: Int32Array) =>
  Buffer.from(buffer, byteOffset, byteLength);

test("a column gives back what was pushed, padded and set", () => {
  fc.assert(
    fc.property(length, length, fc.array(fc.tuple(fc.nat(), fc.integer())), (pushed, padded, changes) => {
      const column = new Column<Int32Array>(Int32Array);
      const expected: number[] = [];
      for (let index = 0; index < pushed; index++) {
        expected.push(index);
        column.push(index);
      }
      column.padTo(padded, -7);
      while (expected.length < padded) expected.push(-7);
      for (const [at, value] of changes) {
        if (expected.length === 0) break;
        const index = at % expected.length;
        column.set(index, value);
        expected[index] = value;
        expect(column.get(index)).toBe(value);
      }
      expect(column.length).toBe(expected.length);
      expect(Buffer.compare(bytesOf(column.finish()), bytesOf(Int32Array.from(expected)))).toBe(0);
      expect(column.length).toBe(0);
      column.push(5);
      expect(column.finish()).toEqual(Int32Array.of(5));
    }),
    { numRuns: 20 },
  );
}, 30_000);

test("a widening column is narrow until a number does not fit", () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.nat(0xffff), fc.nat(70_000))), numbers => {
      const column = new WideningColumn<Uint16Array, Uint32Array>(Uint16Array, Uint32Array, 0, 0xffff);
      for (const number of numbers) column.push(number);
      expect(column.length).toBe(numbers.length);
      const type = numbers.every(number => number <= 0xffff) ? Uint16Array : Uint32Array;
      expect(column.finish()).toEqual(type.from(numbers));
    }),
  );
});
