import { DEFAULT_CONFIG } from "../../analysis/config";
import { labelTexts } from "../../analysis/filters/tagFrames";
import { dominatingValues } from "../../analysis/flame/dominatingValues";
import type { FlameTree } from "../../analysis/flame/tree";
import { textOf } from "../../base/byteText";
import type { Steps } from "../../base/steps";
import { NONE, type Profile } from "../../model/profile";
import { packageShades } from "../../names/packageHue";
import { HEAVY_PACKAGES } from "../frameLooks";
import type { FlameAnswer, FlameQuestion } from "../protocol";
import type { Session } from "../session";
import { drawTree } from "./flame";

/** The boxes of a part of the flame graph, each with the value of a label that most of it has. */
export function* answerLabelledFlame(session: Session, question: FlameQuestion): Steps<FlameAnswer> {
  const tree = yield* session.flameTree(question.sampleTypeIndex, question);
  return yield* drawLabelledTree(tree, session, question);
}

/** The same of any tree. */
export function* drawLabelledTree(
  tree: FlameTree,
  session: Session,
  question: FlameQuestion,
): Steps<FlameAnswer> {
  const { labelKey = "", options } = question;
  const { answer, nodeOfBox } = yield* drawTree(tree, session, question);
  const { ofSample, names } = yield* session.remember(`label values ${options.unit} ${labelKey}`, () =>
    valuesOfSamples(session.profile, labelKey, options.unit ?? DEFAULT_CONFIG.unit),
  );
  const { ofNode, totals } = yield* dominatingValues(tree, ofSample);
  const heaviest = [...totals]
    .filter(([value]) => value !== NONE)
    .toSorted((a, b) => b[1] - a[1])
    .slice(0, HEAVY_PACKAGES);
  const shades = packageShades(heaviest.map(([value]) => `${labelKey}:${names[value]}`));
  return {
    ...answer,
    labelValues: {
      names,
      shade: Int8Array.from(names, name => shades.get(`${labelKey}:${name}`) ?? 0),
      ofBox: nodeOfBox.map(node => (node === NONE ? NONE : ofNode[node])),
    },
  };
}

/** Samples between two pauses: every one may have a value of its own. */
const SAMPLES_PER_STEP = 1 << 12;

/** sample → the number of its value, or NONE; and what the values are called. */
interface SampleValues {
  readonly ofSample: Int32Array;
  readonly names: readonly string[];
}

function* valuesOfSamples(profile: Profile, key: string, unit: string): Steps<SampleValues> {
  const textsOf = labelTexts(profile, key, unit);
  const ofSample = new Int32Array(profile.samples.count).fill(NONE);
  const numbers = new Map<string, number>();
  for (let sample = 0; sample < ofSample.length; sample++) {
    if (sample % SAMPLES_PER_STEP === SAMPLES_PER_STEP - 1) yield;
    const texts = textsOf(sample);
    if (texts.length === 0) continue;
    const name = texts.map(textOf).join(",");
    const number = numbers.get(name) ?? numbers.size;
    numbers.set(name, number);
    ofSample[sample] = number;
  }
  return { ofSample, names: [...numbers.keys()] };
}
