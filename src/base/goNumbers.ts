/**
 * Go's number formatting where it differs from JavaScript's.
 * `toFixed` rounds ties of the decimal text up; Go's `%.2f` rounds the exact binary value, ties to even.
 */

/** `%.2f` of Go: the exact value of the double, rounded half to even. `value` must be finite. */
export function fixed2(value: number): string {
  const negative = value < 0 || Object.is(value, -0);
  const magnitude = Math.abs(value);
  const whole = Math.floor(magnitude);
  const fraction = magnitude - whole;
  let text: string;
  // Only odd eighths are ties, exactly x.xx5 in binary. toFixed rounds them up: right for .375 and .875.
  if (fraction === 0.125 || fraction === 0.625) text = `${whole}.${fraction === 0.125 ? "12" : "62"}`;
  // toFixed switches to exponents at 1e21; BigInt text is exact there.
  else text = magnitude < 1e21 ? magnitude.toFixed(2) : `${BigInt(magnitude)}.00`;
  return negative ? `-${text}` : text;
}

/** `%.2g` of Go: two significant digits (ties to even), no trailing zeros, exponents below 1e-4 and from 100 on. */
export function general2(value: number): string {
  if (value === 0) return Object.is(value, -0) ? "-0" : "0";
  const sign = value < 0 ? "-" : "";
  const rounded = twoDigits(Math.abs(value));
  const exponent = rounded.exponent;
  const digits = rounded.digits % 10 === 0 ? String(rounded.digits / 10) : String(rounded.digits);
  if (exponent < -4 || exponent >= 2) {
    const mantissa = digits.length === 1 ? digits : `${digits[0]}.${digits[1]}`;
    return `${sign}${mantissa}e${exponent < 0 ? "-" : "+"}${String(Math.abs(exponent)).padStart(2, "0")}`;
  }
  if (exponent === 1) return sign + String(rounded.digits);
  if (exponent === 0) return sign + (digits.length === 1 ? digits : `${digits[0]}.${digits[1]}`);
  return `${sign}0.${"0".repeat(-exponent - 1)}${digits}`;
}

/** The two leading decimal digits (10..99) of a positive number, ties to even, and the first one's exponent. */
function twoDigits(magnitude: number): { digits: number; exponent: number } {
  // 25 digits tell an exact tie from its neighbours: doubles lie 1e-16 apart at the nearest.
  const [mantissa = "0", exponentText = "0"] = magnitude.toExponential(24).split("e");
  const all = mantissa.replace(".", "");
  const rest = all.slice(2);
  let digits = Number(all.slice(0, 2));
  let exponent = Number(exponentText);
  const half = `5${"0".repeat(rest.length - 1)}`;
  if (rest > half || (rest === half && digits % 2 === 1)) digits++;
  if (digits === 100) {
    digits = 10;
    exponent++;
  }
  return { digits, exponent };
}
