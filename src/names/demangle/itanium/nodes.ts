import { DEEPEST, fail, LONGEST_DEMANGLED, MOST_PARTS } from "../bounds";

/**
 * What a mangled name means, as a tree. A declaration in C++ surrounds what it declares, so each node is written in
 * two halves: `void (*` and `)(int)` of a pointer to a function. What is written is what libiberty's c++filt writes.
 */
export abstract class Node {
  abstract left(printing: Printing): string;

  right(_printing: Printing): string {
    return "";
  }

  /** Whether the right half is the parameters of a function, or the length of an array. */
  shape(_printing: Printing): "function" | "array" | "plain" {
    return "plain";
  }

  /** The name that constructors and destructors are called by. */
  baseName(): string | undefined {
    return undefined;
  }

  /** Whether an operand that is this needs no parentheses. */
  get isSimple(): boolean {
    return false;
  }
}

/** What the parameters of a template stand for inside it. Its arguments are of the scope around it. */
interface Scope {
  readonly templateArguments: readonly Node[];
  readonly outer: Scope | undefined;
}

/** One writing of a tree, which may not become longer or deeper than is bearable. */
export class Printing {
  /** Which element of parameter packs is meant, and how many they have once one was met. */
  packIndex = 0;
  packLength: number | undefined;
  /** In the parameters of a lambda, parameters of templates are `auto`. */
  isInLambda = false;
  /** The arguments of the template whose name is being written. */
  argumentsOfName: readonly Node[] | undefined;
  private scope: Scope | undefined;
  private parts = 0;
  private depth = 0;

  text(node: Node): string {
    return this.bounded(() => node.left(this) + node.right(this));
  }

  left(node: Node): string {
    return this.bounded(() => node.left(this));
  }

  right(node: Node): string {
    return this.bounded(() => node.right(this));
  }

  list(nodes: readonly Node[]): string {
    return joined(nodes.map(node => this.text(node)));
  }

  /** Writes something inside a template. */
  inside<Result>(templateArguments: readonly Node[] | undefined, write: () => Result): Result {
    if (templateArguments === undefined) return write();
    const outer = this.scope;
    this.scope = { templateArguments, outer };
    const result = write();
    this.scope = outer;
    return result;
  }

  /** Does something with the argument that a parameter stands for, in the argument's scope. */
  withArgument<Result>(index: number, give: (argument: Node) => Result): Result {
    const { scope } = this;
    const argument = scope?.templateArguments[index] ?? fail();
    if (++this.depth > DEEPEST) fail();
    this.scope = scope?.outer;
    const result = give(argument);
    this.scope = scope;
    this.depth--;
    return result;
  }

  private bounded(write: () => string): string {
    if (++this.parts > MOST_PARTS || ++this.depth > DEEPEST) fail();
    const text = write();
    this.depth--;
    return text.length > LONGEST_DEMANGLED ? fail() : text;
  }
}

/** With commas; an empty pack leaves no trace. */
function joined(texts: readonly string[]): string {
  return texts.filter(text => text !== "").join(", ");
}

/** A name, or a type that has one. */
export class Text extends Node {
  private readonly words: string;
  private readonly base: string;
  /** @param base what constructors are called by, where that is not all of it */
  constructor(words: string, base = words) {
    super();
    this.words = words;
    this.base = base;
  }
  override left(): string {
    return this.words;
  }
  override baseName(): string {
    return this.base;
  }
  override get isSimple(): boolean {
    return true;
  }
}

/** Several nodes and texts one behind the other. */
export class Sequence extends Node {
  private readonly parts: readonly (Node | string | readonly Node[])[];
  private readonly simple: boolean;
  /** @param parts a list is written with commas */
  constructor(parts: readonly (Node | string | readonly Node[])[], isSimple = false) {
    super();
    this.parts = parts;
    this.simple = isSimple;
  }
  override left(printing: Printing): string {
    return this.parts
      .map(part =>
        typeof part === "string" ? part : part instanceof Node ? printing.text(part) : printing.list(part),
      )
      .join("");
  }
  override get isSimple(): boolean {
    return this.simple;
  }
}

/** `scope::name`. */
export class Nested extends Node {
  private readonly scope: Node;
  private readonly name: Node;
  constructor(scope: Node, name: Node) {
    super();
    this.scope = scope;
    this.name = name;
  }
  override left(printing: Printing): string {
    return `${printing.text(this.scope)}::${printing.text(this.name)}`;
  }
  override baseName(): string | undefined {
    return this.name.baseName();
  }
  override get isSimple(): boolean {
    return !(this.name instanceof Templated);
  }
}

/** A name with `[abi:cxx11]` behind it. */
export class Tagged extends Node {
  private readonly name: Node;
  private readonly tag: string;
  constructor(name: Node, tag: string) {
    super();
    this.name = name;
    this.tag = tag;
  }
  override left(printing: Printing): string {
    return `${printing.text(this.name)}[abi:${this.tag}]`;
  }
  override baseName(): string | undefined {
    return this.name.baseName();
  }
}

/** `name<arguments>`. */
export class Templated extends Node {
  private readonly name: Node;
  readonly templateArguments: readonly Node[];
  constructor(name: Node, templateArguments: readonly Node[]) {
    super();
    this.name = name;
    this.templateArguments = templateArguments;
  }
  override left(printing: Printing): string {
    const before = printing.argumentsOfName;
    printing.argumentsOfName = this.templateArguments;
    const name = printing.text(this.name);
    printing.argumentsOfName = before;
    const texts = this.templateArguments.map(argument => printing.text(argument));
    const list = joined(texts);
    // c++filt leaves no space behind an empty pack.
    const space = list.endsWith(">") && texts.at(-1) !== "" ? " " : "";
    return `${name}${name.endsWith("<") ? " " : ""}<${list}${space}>`;
  }
  override baseName(): string | undefined {
    return this.name.baseName();
  }
}

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

/** A function's name with its parameters, and what it returns where it is a template. */
export class FunctionName extends Node {
  readonly name: Node;
  readonly qualifiers: string;
  private readonly result: Node | undefined;
  private readonly parameters: readonly Node[];
  private readonly templateArguments: readonly Node[] | undefined;
  constructor(parts: {
    readonly name: Node;
    readonly templateArguments: readonly Node[] | undefined;
    readonly parameters: readonly Node[];
    readonly qualifiers: string;
    readonly result: Node | undefined;
  }) {
    super();
    this.name = parts.name;
    this.qualifiers = parts.qualifiers;
    this.result = parts.result;
    this.parameters = parts.parameters;
    this.templateArguments = parts.templateArguments;
  }
  override left(printing: Printing): string {
    const { result } = this;
    const name = printing.text(this.name);
    if (result === undefined) return name;
    return printing.inside(this.templateArguments, () => {
      const hasRight = printing.right(result) !== "";
      return printing.left(result) + (hasRight ? "" : " ") + name;
    });
  }
  override right(printing: Printing): string {
    return printing.inside(this.templateArguments, () => {
      const result = this.result === undefined ? "" : printing.right(this.result);
      return `(${printing.list(this.parameters)})${this.qualifiers}${result}`;
    });
  }
}

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

/** `operator int`; the parameters of its type are its own. */
export class Conversion extends Node {
  private readonly type: Node;
  constructor(type: Node) {
    super();
    this.type = type;
  }
  override left(printing: Printing): string {
    return `operator ${printing.inside(printing.argumentsOfName, () => printing.text(this.type))}`;
  }
}

/** `{lambda(int)#1}`. */
export class Lambda extends Node {
  private readonly parameters: readonly Node[];
  private readonly number: number;
  constructor(parameters: readonly Node[], number: number) {
    super();
    this.parameters = parameters;
    this.number = number;
  }
  override left(printing: Printing): string {
    const { isInLambda } = printing;
    printing.isInLambda = true;
    const list = printing.list(this.parameters);
    printing.isInLambda = isInLambda;
    return `{lambda(${list})#${this.number}}`;
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
