const BASE = 36;
const LEAST_THRESHOLD = 1;
const MOST_THRESHOLD = 26;
const SKEW = 38;
const FIRST_CODE_POINT = 0x80;
const LAST_CODE_POINT = 0x10ffff;

/**
 * Decodes Punycode (RFC 3492): ASCII characters, and where others are inserted between them.
 * @returns undefined where the digits say nothing
 */
export function decodePunycode(ascii: string, digits: string): string | undefined {
  const characters = Array.from(ascii);
  let codePoint = FIRST_CODE_POINT;
  let position = 0;
  let bias = 72;
  let damp = 700;
  let at = 0;
  while (at < digits.length) {
    let delta = 0;
    let weight = 1;
    for (let k = BASE; ; k += BASE) {
      const threshold = Math.min(Math.max(k - bias, LEAST_THRESHOLD), MOST_THRESHOLD);
      const digit = digitValue(digits.charCodeAt(at++));
      if (digit === undefined) return undefined;
      delta += digit * weight;
      if (!Number.isSafeInteger(delta)) return undefined;
      if (digit < threshold) break;
      weight *= BASE - threshold;
    }
    const length = characters.length + 1;
    position += delta;
    codePoint += Math.floor(position / length);
    position %= length;
    const isSurrogate = codePoint >= 0xd800 && codePoint <= 0xdfff;
    if (codePoint > LAST_CODE_POINT || isSurrogate) return undefined;
    characters.splice(position++, 0, String.fromCodePoint(codePoint));
    delta = Math.floor(delta / damp);
    damp = 2;
    bias = adaptedBias(delta + Math.floor(delta / length));
  }
  return characters.join("");
}

function adaptedBias(start: number): number {
  let delta = start;
  let k = 0;
  while (delta > ((BASE - LEAST_THRESHOLD) * MOST_THRESHOLD) / 2) {
    delta = Math.floor(delta / (BASE - LEAST_THRESHOLD));
    k += BASE;
  }
  return k + Math.floor(((BASE - LEAST_THRESHOLD + 1) * delta) / (delta + SKEW));
}

/** a–z are 0–25, 0–9 are 26–35. */
function digitValue(code: number): number | undefined {
  if (code >= 0x61 && code <= 0x7a) return code - 0x61;
  if (code >= 0x30 && code <= 0x39) return code - 0x30 + 26;
  return undefined;
}
