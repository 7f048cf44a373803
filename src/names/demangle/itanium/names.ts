import { fail } from "../bounds";
import { Conversion, Lambda, Nested, Sequence, Tagged, Templated, Text } from "./nameNodes";
import type { Node } from "./printing";
import type { Parser } from "./parser";
import { parseTemplateParameter } from "./templates";
import { OPERATORS, STANDARD } from "./vocabulary";

/** A name as far as an encoding needs to know it. */
export interface ParsedName {
  readonly node: Node;
  /** Those at its end: a template's name, so that what it returns follows. */
  readonly templateArguments: readonly Node[] | undefined;
  /** Constructors, destructors and conversions return what their name says. */
  readonly isNamedByClass: boolean;
  /** ` const &`, behind the parameters. */
  readonly qualifiers: string;
}

/** `N … E`, `Z … E …`, or a name that is in no class. */
export function parseName(parser: Parser): ParsedName {
  parser.eat("L");
  switch (parser.peek()) {
    case "N":
      return parseNestedName(parser);
    case "Z":
      return parseLocalName(parser);
    case "S":
      if (parser.peek(1) !== "t") {
        const substituted = parseSubstitution(parser, false);
        return withArguments(parser, substituted, false);
      }
  }
  const isStd = parser.eat("St");
  const { node: name, isNamedByClass } = parseUnqualifiedName(parser, undefined);
  const node = isStd ? new Nested(new Text("std"), name) : name;
  if (parser.peek() === "I") parser.substitutable(node);
  return withArguments(parser, node, isNamedByClass);
}

function withArguments(parser: Parser, name: Node, isNamedByClass: boolean): ParsedName {
  const templateArguments = parser.peek() === "I" ? parser.templateArguments() : undefined;
  const node = templateArguments === undefined ? name : new Templated(name, templateArguments);
  return { node, templateArguments, isNamedByClass, qualifiers: "" };
}

function parseNestedName(parser: Parser): ParsedName {
  parser.expect("N");
  const qualifiers = parseCvQualifiers(parser) + parseReferenceQualifier(parser);
  let node: Node | undefined;
  let templateArguments: readonly Node[] | undefined;
  let isNamedByClass = false;
  while (!parser.eat("E")) {
    // A data member's name before a lambda's in its initialiser.
    if (node !== undefined && parser.eat("M")) continue;
    const next = parser.peek();
    if (next === "I" && node !== undefined) {
      templateArguments = parser.templateArguments();
      node = new Templated(node, templateArguments);
      parser.substitutable(node);
      continue;
    }
    templateArguments = undefined;
    if (next === "S" && parser.peek(1) !== "t") {
      node = scoped(node, parseSubstitution(parser, true));
      continue;
    }
    if (next === "S") {
      parser.expect("St");
      node = new Text("std");
      continue;
    }
    if (next === "T") node = scoped(node, parseTemplateParameter(parser));
    else if (next === "D" && /^D[tT]/.test(parser.text.slice(parser.at, parser.at + 2)))
      node = scoped(node, parser.type());
    else {
      const part = parseUnqualifiedName(parser, node);
      node = scoped(node, part.node);
      ({ isNamedByClass } = part);
    }
    parser.substitutable(node);
  }
  // The whole is no substitution by itself; where it is a type, the type is.
  parser.substitutions.pop();
  return { node: node ?? fail(), templateArguments, isNamedByClass, qualifiers };
}

function scoped(scope: Node | undefined, name: Node): Node {
  return scope === undefined ? name : new Nested(scope, name);
}

/** ` restrict`, ` volatile`, ` const`, from the inside outwards. */
export function parseCvQualifiers(parser: Parser): string {
  const isRestrict = parser.eat("r");
  const isVolatile = parser.eat("V");
  const isConst = parser.eat("K");
  return (isConst ? " const" : "") + (isVolatile ? " volatile" : "") + (isRestrict ? " __restrict" : "");
}

function parseReferenceQualifier(parser: Parser): string {
  return parser.eat("R") ? " &" : parser.eat("O") ? " &&" : "";
}

/** Something inside a function: `function()::name`. */
function parseLocalName(parser: Parser): ParsedName {
  parser.expect("Z");
  const encoding = parser.encoding(false);
  parser.expect("E");
  const plain = { templateArguments: undefined, isNamedByClass: false, qualifiers: "" };
  if (parser.eat("s")) {
    parseDiscriminator(parser);
    return { ...plain, node: new Nested(encoding, new Text("string literal")) };
  }
  let scope: Node = encoding;
  if (parser.eat("d")) {
    const number = parser.sequenceNumber(/\d*_/y, 10);
    scope = new Nested(encoding, new Text(`{default arg#${number + 1}}`));
  }
  const name = parser.name();
  parseDiscriminator(parser);
  return { ...name, node: new Nested(scope, name.node) };
}

function parseDiscriminator(parser: Parser): void {
  parser.match(/__\d+_|_\d/y);
}

/** `S_`, `S0_`, or an abbreviation of the standard library. @param isPrefix a name inside may follow */
export function parseSubstitution(parser: Parser, isPrefix: boolean): Node {
  parser.expect("S");
  const standard = STANDARD.get(parser.peek());
  if (standard === undefined) {
    return parser.substitutions[parser.sequenceNumber(/[0-9A-Z]*_/y, 36)] ?? fail();
  }
  parser.next();
  const [name, full, base] = standard;
  const isFull = isPrefix && /[CD]/.test(parser.peek());
  const tags = parseTags(parser, new Text(isFull ? full : name, base));
  return tags.hasTags ? parser.substitutable(tags.node) : tags.node;
}

function parseTags(parser: Parser, name: Node): { readonly node: Node; readonly hasTags: boolean } {
  let node = name;
  while (parser.peek() === "B") {
    parser.next();
    node = new Tagged(node, parser.take(parser.decimal()));
  }
  return { node, hasTags: node !== name };
}

/** One part of a name. @param scope what it is in */
function parseUnqualifiedName(
  parser: Parser,
  scope: Node | undefined,
): { readonly node: Node; readonly isNamedByClass: boolean } {
  parser.eat("L");
  parser.match(/(W(P?)\d+)?/y);
  const next = parser.peek();
  if (/\d/.test(next))
    return { node: parseTags(parser, parseSourceName(parser)).node, isNamedByClass: false };
  if (next === "U") return { node: parseTags(parser, parseUnnamed(parser)).node, isNamedByClass: false };
  if (parser.eat("DC")) {
    const names: Node[] = [];
    while (!parser.eat("E")) names.push(parseSourceName(parser));
    return { node: new Sequence(["[", names, "]"]), isNamedByClass: false };
  }
  if (scope !== undefined && (next === "C" || next === "D")) {
    return { node: parseTags(parser, parseConstructor(parser, scope)).node, isNamedByClass: true };
  }
  if (parser.eat("on")) return parseUnqualifiedName(parser, scope);
  const isNamedByClass = parser.startsWith("cv");
  return { node: parseTags(parser, parseOperatorName(parser)).node, isNamedByClass };
}

function parseConstructor(parser: Parser, scope: Node): Node {
  const base = scope.baseName() ?? fail();
  if (parser.eat("C")) {
    const isInherited = parser.eat("I");
    parser.need(/[1-5]/y);
    if (isInherited) parser.type();
    return new Text(base);
  }
  parser.need(/D[0-5]/y);
  return new Text(`~${base}`);
}

export function parseSourceName(parser: Parser): Node {
  const name = parser.take(parser.decimal());
  return new Text(/^_GLOBAL_[._$]N/.test(name) ? "(anonymous namespace)" : name);
}

/** `Ut` is a type without a name, `Ul` a lambda. */
function parseUnnamed(parser: Parser): Node {
  if (parser.eat("Ut")) return new Text(`{unnamed type#${parser.sequenceNumber(/\d*_/y, 10) + 1}}`);
  parser.expect("Ul");
  while (/^T[ynptk]/.test(parser.text.slice(parser.at, parser.at + 2))) parseLambdaParameter(parser);
  const parameters: Node[] = [];
  if (!parser.eat("vE")) while (!parser.eat("E")) parameters.push(parser.type());
  return new Lambda(parameters, parser.sequenceNumber(/\d*_/y, 10) + 1);
}

/** A template parameter that the lambda names itself. */
function parseLambdaParameter(parser: Parser): void {
  if (parser.eat("Ty")) return;
  if (parser.eat("Tn")) parser.type();
  else if (parser.eat("Tp")) parseLambdaParameter(parser);
  else fail();
}

/** `operator+`, `operator"" _s`, `operator int`. */
function parseOperatorName(parser: Parser): Node {
  if (parser.eat("cv")) {
    const { isConversion } = parser;
    parser.isConversion = true;
    const type = parser.type();
    parser.isConversion = isConversion;
    return new Conversion(type);
  }
  if (parser.eat("li")) return new Sequence(['operator"" ', parseSourceName(parser)]);
  if (parser.match(/v\d/y) !== undefined) return new Sequence(["operator ", parseSourceName(parser)]);
  const operator = OPERATORS.get(parser.take(2))?.[0] ?? fail();
  return new Text(`operator${/^[a-z]/.test(operator) ? " " : ""}${operator.trimEnd()}`);
}
