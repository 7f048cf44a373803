import { DEEPEST, fail } from "../bounds";
import { Cursor } from "../cursor";
import { parseEncoding } from "./encoding";
import { parseExpression } from "./expressions";
import { parseName, type ParsedName } from "./names";
import type { Node } from "./printing";
import { parseTemplateArguments } from "./templates";
import { parseType } from "./cppTypes";

/** The state of reading one name, and its grammar: each rule is in the file of what it reads. */
export class Parser extends Cursor {
  /** What `S_`, `S0_` … stand for. */
  readonly substitutions: Node[] = [];
  /** In the type of a conversion operator, `I` belongs to the operator and not to the type. */
  isConversion = false;
  private depth = 0;

  readonly encoding = (isTopLevel: boolean): Node => this.nested(() => parseEncoding(this, isTopLevel));
  readonly name = (): ParsedName => this.nested(() => parseName(this));
  readonly type = (): Node => this.nested(() => parseType(this));
  readonly expression = (): Node => this.nested(() => parseExpression(this));
  readonly templateArguments = (): readonly Node[] => this.nested(() => parseTemplateArguments(this));

  private nested<Part>(parse: () => Part): Part {
    if (++this.depth > DEEPEST) fail();
    const part = parse();
    this.depth--;
    return part;
  }

  substitutable(node: Node): Node {
    this.substitutions.push(node);
    return node;
  }

  /** `_` is 0, `0_` is 1. */
  sequenceNumber(digits: RegExp, base: number): number {
    const text = (this.match(digits) ?? fail()).slice(0, -1);
    return text === "" ? 0 : Number.parseInt(text, base) + 1;
  }
}
