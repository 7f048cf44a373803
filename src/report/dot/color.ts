/**
 * Green for -1, grey for 0, red for 1 (`internal/graph/dotgraph.go: dotColor`); pale for backgrounds.
 * @param score a share of the total; what is beyond ±1 counts as ±1
 */
export function dotColor(score: number, isBackground: boolean): string {
  const value = isBackground ? 0.93 : 0.7;
  let saturation = isBackground ? 0.1 : 1;
  let limited = Math.max(-1, Math.min(1, score));
  // Near 0 it is grey rather than yellow.
  if (Math.abs(limited) < 0.2) saturation *= Math.abs(limited) / 0.2;
  if (limited > 0) limited = power03(limited);
  if (limited < 0) limited = -power03(-limited);
  const red = limited < 0 ? value * (1 + saturation * limited) : value;
  const green = limited < 0 ? value : value * (1 - saturation * limited);
  const blue = value * (1 - saturation);
  return `#${hex(red)}${hex(green)}${hex(blue)}`;
}

/** x to the 0.3 as Go's math.Pow goes about it. */
const power03 = (value: number) => (value === 1 ? 1 : Math.exp(0.3 * Math.log(value)));

const hex = (value: number) => (Math.trunc(value * 255) & 255).toString(16).padStart(2, "0");
