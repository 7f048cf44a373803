import { Text } from "./nameNodes";
import { TemplateParameter } from "./packs";
import { Node, type Printing } from "./printing";

/** A type with something behind it that belongs to it: ` const`, ` _Complex`. */
export class Qualified extends Node {
  private readonly inner: Node;
  private readonly qualifiers: string;
  constructor(inner: Node, qualifiers: string) {
    super();
    this.inner = inner;
    this.qualifiers = qualifiers;
  }
  override left(printing: Printing): string {
    const left = printing.left(this.inner);
    return this.inner.shape(printing) === "function" ? left : left + this.qualifiers;
  }
  override right(printing: Printing): string {
    const right = printing.right(this.inner);
    return this.inner.shape(printing) === "function" ? right + this.qualifiers : right;
  }
  override shape(printing: Printing) {
    return this.inner.shape(printing);
  }
}

/** A pointer, reference, or pointer to member: what it points to, and `*`, `&`, `&&` or `class::*`. */
export class Pointer extends Node {
  readonly target: Node;
  readonly sign: "*" | "&" | "&&" | Node;
  constructor(target: Node, sign: "*" | "&" | "&&" | Node) {
    super();
    this.target = target;
    this.sign = sign;
  }
  override left(printing: Printing): string {
    return this.collapsed(printing, this.sign, (target, sign) => {
      const shape = target.shape(printing);
      const isMember = sign instanceof Node;
      const open = shape === "array" ? " (" : shape === "function" ? "(" : isMember ? " " : "";
      return printing.left(target) + open + (isMember ? `${printing.text(sign)}::*` : sign);
    });
  }
  override right(printing: Printing): string {
    return this.collapsed(printing, this.sign, target => {
      const close = target.shape(printing) === "plain" ? "" : ")";
      return close + printing.right(target);
    });
  }
  /** A reference to a reference is one reference: `&&` only where all are. */
  private collapsed<Result>(
    printing: Printing,
    sign: Pointer["sign"],
    give: (target: Node, sign: Pointer["sign"]) => Result,
  ): Result {
    if (sign !== "&" && sign !== "&&") return give(this.target, sign);
    return meant(printing, this.target, target => {
      if (!(target instanceof Pointer) || (target.sign !== "&" && target.sign !== "&&"))
        return give(target, sign);
      return target.collapsed(printing, sign === "&&" ? target.sign : sign, give);
    });
  }
}

/** What an empty pack has. */
const NOTHING = new Text("");

/** Does something with what a parameter of a template stands for; with other nodes as they are. */
function meant<Result>(printing: Printing, node: Node, give: (node: Node) => Result): Result {
  if (!(node instanceof TemplateParameter) || printing.isInLambda) return give(node);
  return node.withMeant(printing, argument => meant(printing, argument ?? NOTHING, give));
}

/** `int (&) [3]`. */
export class ArrayType extends Node {
  private readonly element: Node;
  private readonly dimension: Node | undefined;
  constructor(element: Node, dimension: Node | undefined) {
    super();
    this.element = element;
    this.dimension = dimension;
  }
  override left(printing: Printing): string {
    return printing.left(this.element);
  }
  override right(printing: Printing): string {
    const dimension = this.dimension === undefined ? "" : printing.text(this.dimension);
    // The inner dimension stands right behind the outer one.
    const rest = printing.right(this.element);
    return ` [${dimension}]${rest.startsWith(" [") ? rest.slice(1) : rest}`;
  }
  override shape() {
    return "array" as const;
  }
}

/** The type of functions: `void (int) const`. */
export class FunctionType extends Node {
  private readonly result: Node;
  private readonly parameters: readonly Node[];
  private readonly suffix: string | Node;
  constructor(result: Node, parameters: readonly Node[], suffix: string | Node) {
    super();
    this.result = result;
    this.parameters = parameters;
    this.suffix = suffix;
  }
  override left(printing: Printing): string {
    return `${printing.left(this.result)} `;
  }
  override right(printing: Printing): string {
    const suffix = typeof this.suffix === "string" ? this.suffix : printing.text(this.suffix);
    return `(${printing.list(this.parameters)})${suffix}${printing.right(this.result)}`;
  }
  override shape() {
    return "function" as const;
  }
}
