/** The first place where two pieces of plain data differ; undefined where they are equal. */
export function differenceOf(one: unknown, other: unknown, path = ""): string | undefined {
  if (Object.is(one, other)) return undefined;
  if (isTree(one) && isTree(other)) {
    const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
    for (const key of keys) {
      const difference = differenceOf(one[key], other[key], `${path}.${key}`);
      if (difference !== undefined) return difference;
    }
    return undefined;
  }
  return `${path} is ${shown(one)}, and ${shown(other)}`;
}

function isTree(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

function shown(value: unknown): string {
  const text =
    typeof value === "string" ? JSON.stringify(value) : isTree(value) ? "an object" : String(value);
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}
