import { visibleText } from "../../base/visibleText";
import { abiTags } from "./abiTags";
import { cppParameters } from "./cppParameters";
import { goShapes } from "./goShapes";
import { javaHidden } from "./javaHidden";
import { mangled } from "./mangled";
import { nodeAnonymous } from "./nodeAnonymous";
import { nodePath } from "./nodePath";
import { packedLine } from "./packedLine";
import { rustEscapes } from "./rustEscapes";
import { rustHash } from "./rustHash";
import type { NameShaper } from "./shaper";
import { templateArguments } from "./templateArguments";

export { packageOf } from "./packageOf";

/** What makes names readable without leaving anything out, in this order: a shaper is a file and a line. */
export const READERS: readonly NameShaper[] = [mangled, rustEscapes];

/** What leaves out what tells a reader least, after that. */
export const SHORTENERS: readonly NameShaper[] = [
  rustHash,
  goShapes,
  abiTags,
  javaHidden,
  nodeAnonymous,
  nodePath,
  templateArguments,
  cppParameters,
];

/** The same for where code is: a path, and a line. */
export const PLACE_SHAPERS: readonly NameShaper[] = [packedLine];
export const PLACE_SHORTENERS: readonly NameShaper[] = [nodePath];

/** Longer names are not shaped: they stay as they are. */
const LONGEST_SHAPED = 1 << 16;

/** What is read instead of a name. */
export interface ShapedName {
  /** All that the name says, readable. */
  readonly full: string;
  /** Without what tells a reader least. */
  readonly shown: string;
}

/** How a function's name is read, with what cannot be seen in it written out; undefined where it is read as it is. */
export function shapeName(name: string): ShapedName | undefined {
  const full = shapedBy(READERS, name);
  const shown = visibleText(shapedBy(SHORTENERS, full));
  return shown === name ? undefined : { full: visibleText(full), shown };
}

/** A path, or a path and a line, as it is read in full. */
export function shapePlace(place: string): string {
  return visibleText(shapedBy(PLACE_SHAPERS, place));
}

/** The same without what tells a reader least. */
export function shortenPlace(place: string): string {
  return shapedBy(PLACE_SHORTENERS, shapePlace(place));
}

function shapedBy(shapers: readonly NameShaper[], name: string): string {
  if (name.length > LONGEST_SHAPED) return name;
  let shaped = name;
  for (const { looksLike, shape } of shapers) {
    if (looksLike.test(shaped)) shaped = shape(shaped);
  }
  return shaped === "" ? name : shaped;
}
