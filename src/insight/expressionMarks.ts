import type { Steps } from "../base/steps";
import { NONE, type Profile } from "../model/profile";

/** Expressions are looked for eight at a time: a bit each. */
const GROUP = 8;
const STRINGS_PER_STEP = 1 << 10;
const LOCATIONS_PER_STEP = 1 << 15;

/**
 * Which of this program's own expressions match which lines and locations of a profile, as pprof's focus would:
 * by a function's name, its file, or the file of the mapping. All expressions look at each string once.
 *
 * They are written so that JavaScript's engine, which is many times as fast, reads them as RE2 does; a test holds
 * the two against each other over the names of many profiles.
 */
export class ExpressionMarks {
  readonly expressions: readonly string[];
  private readonly indices: ReadonlyMap<string, number>;
  /** group of eight → function → a bit per expression that matches its name or file. */
  private readonly ofFunction: readonly Uint8Array[];
  /** group → mapping → likewise. */
  private readonly ofMapping: readonly Uint8Array[];
  /** group → location → likewise, for any of its lines or the mapping. */
  readonly ofLocation: readonly Uint8Array[];

  private constructor(
    expressions: readonly string[],
    ofFunction: readonly Uint8Array[],
    ofMapping: readonly Uint8Array[],
    ofLocation: readonly Uint8Array[],
  ) {
    this.expressions = expressions;
    this.indices = new Map(expressions.map((expression, index) => [expression, index]));
    this.ofFunction = ofFunction;
    this.ofMapping = ofMapping;
    this.ofLocation = ofLocation;
  }

  /** Looks for expressions in a profile. */
  static *of(profile: Profile, expressions: readonly string[]): Steps<ExpressionMarks> {
    const { functions, mappings } = profile;
    const strings = new StringBits(profile, expressions);
    const columns = (rows: number) => strings.groups.map(() => new Uint8Array(rows));
    const ofFunction = columns(functions.count);
    for (let row = 0; row < functions.count; row++) {
      if (row % STRINGS_PER_STEP === STRINGS_PER_STEP - 1) yield;
      strings.or(functions.name[row], ofFunction, row);
      strings.or(functions.filename[row], ofFunction, row);
    }
    const ofMapping = columns(mappings.count);
    for (let row = 0; row < mappings.count; row++) strings.or(mappings.filename[row], ofMapping, row);
    const ofLocation = yield* locationBits(profile, ofFunction, ofMapping);
    return new ExpressionMarks(expressions, ofFunction, ofMapping, ofLocation);
  }

  /** Whether the line's function, or its file, matches. */
  matchesFunction(expression: number, functionRow: number): boolean {
    return bitOf(this.ofFunction, expression, functionRow);
  }

  matchesMapping(expression: number, mapping: number): boolean {
    return mapping !== NONE && bitOf(this.ofMapping, expression, mapping);
  }

  matchesLocation(expression: number, location: number): boolean {
    return bitOf(this.ofLocation, expression, location);
  }

  /** Which of the expressions this one is. */
  indexOf(expression: string): number {
    const index = this.indices.get(expression);
    if (index === undefined) throw new Error(`${expression} was not looked for.`);
    return index;
  }

  /** location → 1 where it matches. */
  locationsWith(expression: number): Uint8Array {
    const group = this.ofLocation[Math.floor(expression / GROUP)];
    return group.map(bits => (bits >> (expression % GROUP)) & 1);
  }

  matchesAnywhere(expression: number): boolean {
    return bitOf([this.matching()], expression % GROUP, Math.floor(expression / GROUP));
  }

  /** Whether any location matches, as bits: group → those of its expressions. */
  matching(): Uint8Array {
    return Uint8Array.from(this.ofLocation, marks => {
      let any = 0;
      for (let location = 0; location < marks.length; location++) any |= marks[location];
      return any;
    });
  }
}

/** Which of all expressions a bit of a group is of. */
export function expressionAt(group: number, bit: number): number {
  return group * GROUP + bit;
}

/** Whether an expression's bit is set in a row. */
function bitOf(groups: readonly Uint8Array[], expression: number, row: number): boolean {
  return ((groups[Math.floor(expression / GROUP)][row] >> (expression % GROUP)) & 1) === 1;
}

function* locationBits(
  { locations, lines }: Profile,
  ofFunction: readonly Uint8Array[],
  ofMapping: readonly Uint8Array[],
): Steps<Uint8Array[]> {
  const groups: Uint8Array[] = [];
  for (const [group, functionBits] of ofFunction.entries()) {
    const marks = new Uint8Array(locations.count);
    for (let location = 0; location < locations.count; location++) {
      if (location % LOCATIONS_PER_STEP === LOCATIONS_PER_STEP - 1) yield;
      const mapping = locations.mapping[location];
      let bits = mapping === NONE ? 0 : ofMapping[group][mapping];
      const first = locations.firstLine[location];
      for (let line = first; line < first + locations.lineCount[location]; line++) {
        bits |= functionBits[lines.functionRow[line]];
      }
      marks[location] = bits;
    }
    groups.push(marks);
    yield;
  }
  return groups;
}

/** The bits of strings, each matched when it is first asked for. */
class StringBits {
  readonly groups: readonly (readonly RegExp[])[];
  private readonly profile: Profile;
  private readonly known: Uint8Array;
  private readonly bits: readonly Uint8Array[];

  constructor(profile: Profile, expressions: readonly string[]) {
    const groups: RegExp[][] = [];
    for (let at = 0; at < expressions.length; at += GROUP) {
      groups.push(expressions.slice(at, at + GROUP).map(expression => new RegExp(expression)));
    }
    this.groups = groups;
    this.profile = profile;
    this.known = new Uint8Array(profile.strings.count);
    this.bits = groups.map(() => new Uint8Array(profile.strings.count));
  }

  /** Ors the bits of a string into a row of each group's column. */
  or(string: number, columns: readonly Uint8Array[], row: number): void {
    if (this.known[string] === 0) this.match(string);
    for (const [group, bits] of this.bits.entries()) columns[group][row] |= bits[string];
  }

  private match(string: number): void {
    this.known[string] = 1;
    const text = this.profile.strings.text(string);
    if (text === "") return;
    for (const [group, expressions] of this.groups.entries()) {
      let bits = 0;
      for (const [bit, expression] of expressions.entries()) if (expression.test(text)) bits |= 1 << bit;
      this.bits[group][string] = bits;
    }
  }
}
