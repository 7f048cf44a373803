const STEPS: readonly (readonly [unit: Intl.RelativeTimeFormatUnit, ms: number])[] = [
  ["year", 365 * 86_400_000],
  ["month", 30 * 86_400_000],
  ["week", 7 * 86_400_000],
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
];

let format: Intl.RelativeTimeFormat | undefined;

/** How long ago something was: `5 minutes ago`, `yesterday`, `just now`. */
export function agoText(thenMs: number, nowMs: number): string {
  const ageMs = nowMs - thenMs;
  const step = STEPS.find(([, ms]) => ageMs >= ms);
  if (step === undefined) return "just now";
  format ??= new Intl.RelativeTimeFormat("en", { numeric: "auto" });
  return format.format(-Math.floor(ageMs / step[1]), step[0]);
}
