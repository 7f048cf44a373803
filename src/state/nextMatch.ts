/** The search hit after the selected one (before it for -1), round and round; undefined where there is none. */
export function nextMatch(
  names: readonly string[],
  selection: string | undefined,
  step: 1 | -1,
): string | undefined {
  const at = names.indexOf(selection ?? "");
  if (at < 0) return names.at(step === 1 ? 0 : -1);
  return names[(at + step + names.length) % names.length];
}
