import { Node, type Printing } from "./printing";

/** The arguments that a parameter pack took, written with commas. */
export class ArgumentPack extends Node {
  readonly elements: readonly Node[];
  constructor(elements: readonly Node[]) {
    super();
    this.elements = elements;
  }
  override left(printing: Printing): string {
    return printing.list(this.elements);
  }
}

/** `T_`, `T0_`: what the arguments of the template around it make of it; of a pack one element at a time. */
export class TemplateParameter extends Node {
  private readonly index: number;
  constructor(index: number) {
    super();
    this.index = index;
  }
  /** @param give gets undefined where a pack has no such element */
  withMeant<Result>(printing: Printing, give: (argument: Node | undefined) => Result): Result {
    return printing.withArgument(this.index, argument => {
      if (!(argument instanceof ArgumentPack)) return give(argument);
      printing.packLength ??= argument.elements.length;
      return give(argument.elements[printing.packIndex]);
    });
  }
  /** How many elements the pack has; undefined where it is none. */
  packLength(printing: Printing): number | undefined {
    return printing.withArgument(this.index, argument =>
      argument instanceof ArgumentPack ? argument.elements.length : undefined,
    );
  }
  override left(printing: Printing): string {
    if (printing.isInLambda) return `auto:${this.index + 1}`;
    return this.withMeant(printing, argument => (argument === undefined ? "" : printing.left(argument)));
  }
  override right(printing: Printing): string {
    if (printing.isInLambda) return "";
    return this.withMeant(printing, argument => (argument === undefined ? "" : printing.right(argument)));
  }
  override shape(printing: Printing) {
    if (printing.isInLambda) return "plain";
    return this.withMeant(printing, argument => argument?.shape(printing) ?? "plain");
  }
}

/** A pattern, once for each element of the packs in it. */
export class Expansion extends Node {
  private readonly pattern: Node;
  constructor(pattern: Node) {
    super();
    this.pattern = pattern;
  }
  override left(printing: Printing): string {
    const { packIndex, packLength } = printing;
    printing.packIndex = 0;
    printing.packLength = undefined;
    const texts = [printing.text(this.pattern)];
    const length = printing.packLength as number | undefined;
    for (let index = 1; index < (length ?? 0); index++) {
      printing.packIndex = index;
      texts.push(printing.text(this.pattern));
    }
    printing.packIndex = packIndex;
    printing.packLength = packLength;
    if (length === undefined) return `${texts[0]}...`;
    return length === 0 ? "" : texts.filter(text => text !== "").join(", ");
  }
}

/** `sizeof...(T)`: how many there are, where that is known. */
export class PackLength extends Node {
  private readonly pack: Node;
  constructor(pack: Node) {
    super();
    this.pack = pack;
  }
  override left(printing: Printing): string {
    const length =
      this.pack instanceof TemplateParameter && !printing.isInLambda
        ? this.pack.packLength(printing)
        : undefined;
    return length === undefined ? `sizeof...(${printing.text(this.pack)})` : String(length);
  }
}
