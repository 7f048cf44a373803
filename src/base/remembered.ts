/** What a map has for a key; the first time it is made, and put there. */
export function remembered<Key, Value extends number | boolean>(
  known: Map<Key, Value>,
  key: Key,
  make: (key: Key) => Value,
): Value {
  let value = known.get(key);
  if (value === undefined) {
    value = make(key);
    known.set(key, value);
  }
  return value;
}
