import { fail } from "../bounds";
import { parseParameters } from "./encoding";
import { parseCvQualifiers, parseSourceName, parseSubstitution } from "./names";
import { Sequence, Templated, Text } from "./nameNodes";
import type { Node } from "./printing";
import { ArrayType, FunctionType, Pointer, Qualified } from "./typeNodes";
import type { Parser } from "./parser";
import { parseExpansion, parseTemplateParameter } from "./templates";
import { BUILTIN_TYPES } from "./vocabulary";

/** A type; all but the built-in ones may be said again by a substitution. */
export function parseType(parser: Parser): Node {
  const two = parser.text.slice(parser.at, parser.at + 2);
  const builtin = BUILTIN_TYPES.get(parser.peek()) ?? BUILTIN_TYPES.get(two);
  if (builtin !== undefined) {
    parser.take(BUILTIN_TYPES.has(parser.peek()) ? 1 : 2);
    return new Text(builtin);
  }
  switch (parser.peek()) {
    case "r":
    case "V":
    case "K":
      return parser.substitutable(parseQualified(parser));
    case "U":
      return parser.substitutable(parseVendorQualified(parser));
    case "u":
      parser.next();
      return parser.substitutable(withArguments(parser, parseSourceName(parser)));
    case "P":
      return pointer(parser, "*");
    case "R":
      return pointer(parser, "&");
    case "O":
      return pointer(parser, "&&");
    case "C":
      return suffixed(parser, " _Complex");
    case "G":
      return suffixed(parser, " _Imaginary");
    case "A":
      return parser.substitutable(parseArray(parser));
    case "F":
      return parser.substitutable(parseFunction(parser, ""));
    case "M":
      return parser.substitutable(parseMemberPointer(parser));
    case "D":
      return parseCompound(parser, two);
    case "T":
      return parseParameterType(parser, two);
    case "S":
      if (two !== "St") return parseSubstituted(parser);
  }
  return parser.substitutable(parser.name().node);
}

function pointer(parser: Parser, sign: "*" | "&" | "&&"): Node {
  parser.next();
  return parser.substitutable(new Pointer(parser.type(), sign));
}

function suffixed(parser: Parser, suffix: string): Node {
  parser.next();
  return parser.substitutable(new Qualified(parser.type(), suffix));
}

function parseQualified(parser: Parser): Node {
  const qualifiers = parseCvQualifiers(parser);
  // A method's, as pointers to members have it.
  if (/^(F|D[oOwx])/.test(parser.text.slice(parser.at, parser.at + 2)))
    return parseFunction(parser, qualifiers);
  return new Qualified(parser.type(), qualifiers);
}

function parseVendorQualified(parser: Parser): Node {
  parser.expect("U");
  if (/[lt]/.test(parser.peek())) {
    parser.at--;
    return parser.name().node;
  }
  const qualifier = withArguments(parser, parseSourceName(parser));
  return new Sequence([parser.type(), " ", qualifier]);
}

function withArguments(parser: Parser, node: Node): Node {
  return parser.peek() === "I" ? new Templated(node, parser.templateArguments()) : node;
}

function parseArray(parser: Parser): Node {
  parser.expect("A");
  const digits = parser.match(/\d+/y);
  const dimension =
    digits === undefined ? (parser.peek() === "_" ? undefined : parser.expression()) : new Text(digits);
  parser.expect("_");
  return new ArrayType(parser.type(), dimension);
}

function parseFunction(parser: Parser, qualifiers: string): Node {
  const exception = parseExceptionSpecification(parser);
  parser.eat("Dx");
  parser.expect("F");
  parser.eat("Y");
  const result = parser.type();
  const parameters = parseParameters(parser);
  const reference = parser.eat("R") ? " &" : parser.eat("O") ? " &&" : "";
  parser.expect("E");
  const suffix = new Sequence([qualifiers, reference, ...exception]);
  return new FunctionType(result, parameters, suffix);
}

function parseExceptionSpecification(parser: Parser): readonly (Node | string | readonly Node[])[] {
  if (parser.eat("Do")) return [" noexcept"];
  if (parser.eat("DO")) {
    const condition = parser.expression();
    parser.expect("E");
    return [" noexcept(", condition, ")"];
  }
  if (!parser.eat("Dw")) return [];
  const types: Node[] = [];
  while (!parser.eat("E")) types.push(parser.type());
  return [" throw(", types, ")"];
}

function parseMemberPointer(parser: Parser): Node {
  parser.expect("M");
  const owner = parser.type();
  return new Pointer(parser.type(), owner);
}

function parseCompound(parser: Parser, two: string): Node {
  switch (two) {
    case "Dp":
      return parser.substitutable(parseExpansion(parser));
    case "Dt":
    case "DT": {
      parser.take(2);
      const expression = parser.expression();
      parser.expect("E");
      return parser.substitutable(new Sequence(["decltype (", expression, ")"]));
    }
    case "Dv":
      return parser.substitutable(parseVector(parser));
    case "DF":
      return parseFloat(parser);
    case "DB":
    case "DU": {
      parser.take(2);
      const bits = parser.need(/\d+/y);
      parser.expect("_");
      return new Text(`${two === "DU" ? "unsigned " : ""}_BitInt(${bits})`);
    }
    default:
      return /^D[oOwx]/.test(two) ? parser.substitutable(parseFunction(parser, "")) : fail();
  }
}

function parseVector(parser: Parser): Node {
  parser.expect("Dv");
  const digits = parser.match(/\d+/y);
  const size = digits === undefined ? (parser.eat("_"), parser.expression()) : new Text(digits);
  parser.expect("_");
  return new Sequence([parser.type(), " __vector(", size, ")"]);
}

function parseFloat(parser: Parser): Node {
  parser.expect("DF");
  const bits = parser.need(/\d+/y);
  if (parser.eat("b")) return new Text("std::bfloat16_t");
  return parser.eat("x") ? new Text(`_Float${bits}x`) : (parser.expect("_"), new Text(`_Float${bits}`));
}

/** `T_` and its arguments, or `Ts` and the like: an elaborated type. */
function parseParameterType(parser: Parser, two: string): Node {
  if (/^T[sue]/.test(two)) {
    parser.take(2);
    return parser.substitutable(parser.name().node);
  }
  const parameter = parser.substitutable(parseTemplateParameter(parser));
  if (parser.peek() !== "I") return parameter;
  const { at } = parser;
  const count = parser.substitutions.length;
  const templateArguments = parser.templateArguments();
  if (parser.isConversion && parser.peek() !== "I") {
    // These are the operator's.
    parser.at = at;
    parser.substitutions.length = count;
    return parameter;
  }
  return parser.substitutable(new Templated(parameter, templateArguments));
}

/** `S_`, with arguments where it is a template. */
function parseSubstituted(parser: Parser): Node {
  const substituted = parseSubstitution(parser, false);
  if (parser.peek() !== "I") return substituted;
  return parser.substitutable(new Templated(substituted, parser.templateArguments()));
}
