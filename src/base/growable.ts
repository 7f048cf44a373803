/** A typed array with the same numbers and room for at least `length`. */
export function enlarged<A extends Uint32Array | Int32Array | Float64Array | Uint16Array | Uint8Array>(
  array: A,
  length: number,
): A {
  const larger = new (array.constructor as new (length: number) => A)(
    Math.max(length, Math.ceil(1.5 * array.length)),
  );
  larger.set(array);
  return larger;
}
