import { scaleValue } from "../../base/units";

const BOUND = /([+-]?[0-9]+)([A-Za-z]+)?/g;

/**
 * A range of numbers with units, bounds included: `32kb`, `:64kb`, `4mb:`, `12kb:64mb`. Undefined where the text is
 * none (`internal/driver/driver_focus.go: parseTagFilterRange`).
 */
export function numberRange(text: string): ((value: number, unit: string) => boolean) | undefined {
  const [first, second] = text.matchAll(BOUND);
  if (first === undefined) return undefined;
  const low = bound(first);
  const inUnit = (test: (scaled: number) => boolean) => (value: number, unit: string) => {
    const scaled = scaleValue(value, unit, low.unit);
    return scaled.unit === low.unit && test(scaled.value);
  };
  if (second === undefined) {
    if (text === first[0]) return inUnit(value => value === low.value);
    if (text === `${first[0]}:`) return inUnit(value => value >= low.value);
    if (text === `:${first[0]}`) return inUnit(value => value <= low.value);
    return undefined;
  }
  if (text !== `${first[0]}:${second[0]}`) return undefined;
  const high = scaleValue(Number(second[1]), second[2] ?? "", low.unit);
  if (high.unit !== low.unit) return undefined;
  return inUnit(value => value >= low.value && value <= high.value);
}

function bound([, digits = "", unit = ""]: RegExpExecArray): { value: number; unit: string } {
  return scaleValue(Number(digits), unit, unit);
}
