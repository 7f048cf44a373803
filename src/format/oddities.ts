import type { Warning } from "../base/problem";
import type { Steps } from "../base/steps";
import type { Profile } from "../model/profile";

/** Values or lines that are looked at between two pauses. */
const ROWS_PER_STEP = 1 << 17;

/** What is odd about a profile that was read, and lost nothing: each with its name, to be shown as a warning. */
export function* findOddities(profile: Profile): Steps<Warning[]> {
  const found = [
    noSamples(profile),
    ...unnamedTypes(profile),
    yield* negativeValues(profile),
    wideValues(profile),
    yield* negativeLines(profile),
    yield* invalidTexts(profile),
  ];
  return found.filter(warning => warning !== undefined);
}

function noSamples({ samples }: Profile): Warning | undefined {
  if (samples.count > 0) return undefined;
  return { code: "no-samples", message: "The profile has no samples: nothing was recorded." };
}

function unnamedTypes({ sampleTypes }: Profile): Warning[] {
  return sampleTypes.flatMap(({ type }, index) =>
    type === "" ? [{ code: "unnamed-type", message: `Sample type ${index + 1} has no name.` }] : [],
  );
}

function* negativeValues({ samples }: Profile): Steps<Warning | undefined> {
  let count = 0;
  for (const { values } of samples.values) {
    for (let sample = 0; sample < values.length; sample++) {
      if (sample % ROWS_PER_STEP === ROWS_PER_STEP - 1) yield;
      if (values[sample] < 0) count++;
    }
  }
  if (count === 0) return undefined;
  const what = count === 1 ? "1 value is" : `${count} values are`;
  return { code: "negative-values", message: `${what} below zero, as in the difference of two profiles.` };
}

function wideValues({ samples, sampleTypes }: Profile): Warning | undefined {
  const wide = sampleTypes.filter((_, index) => samples.values[index].exact !== undefined);
  if (wide.length === 0) return undefined;
  const names = wide.map(({ type }) => `"${type}"`).join(", ");
  return {
    code: "wide-values",
    message: `Values of ${names} add up to more than 2^53: sums are exact, widths in pictures are not.`,
  };
}

function* negativeLines({ lines }: Profile): Steps<Warning | undefined> {
  let count = 0;
  for (let line = 0; line < lines.count; line++) {
    if (line % ROWS_PER_STEP === ROWS_PER_STEP - 1) yield;
    if (lines.lineNumber[line] < 0) count++;
  }
  if (count === 0) return undefined;
  const what = count === 1 ? "1 line number is" : `${count} line numbers are`;
  return { code: "negative-lines", message: `${what} below zero; they are shown as the file has them.` };
}

function* invalidTexts({ strings }: Profile): Steps<Warning | undefined> {
  const count = yield* strings.countInvalid();
  if (count === 0) return undefined;
  const what = count === 1 ? "1 text is" : `${count} texts are`;
  return {
    code: "invalid-utf8",
    message: `${what} not valid UTF-8: bytes that belong to no character are shown as \uFFFD, and written as they came.`,
  };
}
