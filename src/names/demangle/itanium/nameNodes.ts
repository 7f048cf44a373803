import { joined, Node, type Printing } from "./printing";

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
