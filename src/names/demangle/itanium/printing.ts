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
export function joined(texts: readonly string[]): string {
  return texts.filter(text => text !== "").join(", ");
}
