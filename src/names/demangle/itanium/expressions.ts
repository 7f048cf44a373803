import { fail } from "../bounds";
import { parseSourceName, parseSubstitution } from "./names";
import { FunctionName, Nested, Sequence, Templated, Text } from "./nameNodes";
import { Expansion, PackLength } from "./packs";
import type { Node } from "./printing";
import type { Parser } from "./parser";
import { parseTemplateParameter } from "./templates";
import { BUILTIN_TYPES, LITERAL_SUFFIXES, OPERATORS } from "./vocabulary";

/** An expression, as types and template arguments have them. */
export function parseExpression(parser: Parser): Node {
  const two = parser.text.slice(parser.at, parser.at + 2);
  switch (parser.peek()) {
    case "L":
      return parseLiteral(parser);
    case "T":
      return parseTemplateParameter(parser);
    case "f":
      if (/^f[pL]/.test(two)) return parseFunctionParameter(parser);
      if (/^f[lrLR]/.test(two)) return parseFold(parser);
      break;
    case "s":
      if (two === "sr") return parseUnresolvedName(parser);
      if (two === "sp") {
        parser.take(2);
        return new Expansion(parser.expression());
      }
      break;
  }
  if (/\d/.test(parser.peek()) || two === "on" || two === "dn" || two === "gs")
    return parseUnresolvedName(parser);
  return parseOperation(parser);
}

function operand(node: Node): readonly (Node | string)[] {
  return node.isSimple ? [node] : ["(", node, ")"];
}

function parseOperation(parser: Parser): Node {
  const code = parser.take(2);
  switch (code) {
    case "cv":
      return parseConversion(parser);
    case "tl":
    case "il": {
      const type = code === "tl" ? [parser.type()] : [];
      return new Sequence([...type, "{", expressionsUntilEnd(parser), "}"], true);
    }
    case "cl": {
      const callee = parser.expression();
      return new Sequence([...operand(callee), "(", expressionsUntilEnd(parser), ")"]);
    }
    case "dc":
    case "sc":
    case "cc":
    case "rc": {
      const type = parser.type();
      return new Sequence([`${OPERATORS.get(code)?.[0]}<`, type, ">(", parser.expression(), ")"]);
    }
    case "nw":
    case "na":
      return parseNew(parser, code);
    case "st":
    case "at":
    case "ti":
      return new Sequence([OPERATORS.get(code)?.[0] ?? fail(), "(", parser.type(), ")"]);
    case "nx":
      return new Sequence(["noexcept(", parser.expression(), ")"]);
    case "sZ":
      return new PackLength(parser.expression());
    case "sP": {
      const list: Node[] = [];
      while (!parser.eat("E")) list.push(parser.expression());
      return new Sequence(["sizeof...(", list, ")"]);
    }
    case "tr":
      return new Text("throw");
    case "pp":
    case "mm": {
      const sign = OPERATORS.get(code)?.[0] ?? "";
      return parser.eat("_")
        ? new Sequence([sign, ...operand(parser.expression())])
        : new Sequence([...operand(parser.expression()), sign]);
    }
    case "dt":
    case "pt": {
      const object = parser.expression();
      return new Sequence([...operand(object), OPERATORS.get(code)?.[0] ?? "", parser.expression()]);
    }
    case "ix": {
      const object = parser.expression();
      return new Sequence([...operand(object), "[", parser.expression(), "]"]);
    }
    case "qu": {
      const [condition, yes, no] = [parser.expression(), parser.expression(), parser.expression()];
      return new Sequence([...operand(condition), "?", ...operand(yes), " : ", ...operand(no)]);
    }
  }
  const [sign, count] = OPERATORS.get(code) ?? fail();
  if (code === "ad") return parseAddress(parser);
  if (count === 1) return new Sequence([sign, ...operand(parser.expression())]);
  if (count !== 2) fail();
  const [left, right] = [parser.expression(), parser.expression()];
  const binary = [...operand(left), sign, ...operand(right)];
  // `>` would end the list of arguments.
  return new Sequence(code === "gt" ? ["(", ...binary, ")"] : binary);
}

/** The address of a class's function says its name only, unless its qualifiers matter. */
function parseAddress(parser: Parser): Node {
  const node = parser.expression();
  if (node instanceof FunctionName && node.name instanceof Nested && node.qualifiers === "")
    return new Sequence(["&", node.name]);
  return new Sequence(["&", ...operand(node)]);
}

function expressionsUntilEnd(parser: Parser): readonly Node[] {
  const list: Node[] = [];
  while (!parser.eat("E")) list.push(parser.expression());
  return list;
}

function parseConversion(parser: Parser): Node {
  const type = parser.type();
  if (parser.eat("_")) return new Sequence(["(", type, ")(", expressionsUntilEnd(parser), ")"]);
  return new Sequence(["(", type, ")", ...operand(parser.expression())]);
}

function parseNew(parser: Parser, code: string): Node {
  const placement: Node[] = [];
  while (!parser.eat("_")) placement.push(parser.expression());
  const type = parser.type();
  const head = [
    `${OPERATORS.get(code)?.[0]} `,
    ...(placement.length > 0 ? ["(", placement, ") "] : []),
    type,
  ];
  if (parser.eat("pi")) return new Sequence([...head, "(", expressionsUntilEnd(parser), ")"]);
  if (parser.peek() === "i") return new Sequence([...head, parser.expression()]);
  parser.expect("E");
  return new Sequence(head);
}

/** `L <type> <value> E`, or `L_Z <encoding> E`. */
function parseLiteral(parser: Parser): Node {
  parser.expect("L");
  if (parser.eat("_Z") || parser.eat("Z")) {
    const encoding = parser.encoding(false);
    parser.expect("E");
    return encoding;
  }
  const name = BUILTIN_TYPES.get(parser.peek()) ?? "";
  const type = parser.type();
  const value = parser.match(/[^E]*/y) ?? "";
  parser.expect("E");
  const digits = value.startsWith("n") ? `-${value.slice(1)}` : value;
  if (name === "bool" && /^[01]$/.test(value)) return new Sequence([value === "1" ? "true" : "false"]);
  const suffix = LITERAL_SUFFIXES.get(name);
  if (suffix !== undefined && value !== "") return new Sequence([digits + suffix]);
  if (["float", "double", "long double", "__float128"].includes(name)) {
    return new Sequence(["(", type, `)[${digits}]`]);
  }
  return new Sequence(["(", type, `)${digits}`]);
}

/** `fp_` is the first parameter, `fL0p_` the first of the function around. */
function parseFunctionParameter(parser: Parser): Node {
  parser.expect("f");
  if (parser.eat("pT")) return new Text("this");
  if (parser.match(/L\d+/y) !== undefined || parser.peek() === "p") parser.expect("p");
  else fail();
  parser.match(/[rVK]*/y);
  return new Text(`{parm#${parser.sequenceNumber(/\d*_/y, 10) + 1}}`);
}

function parseFold(parser: Parser): Node {
  const kind = parser.take(2);
  const sign = OPERATORS.get(parser.take(2))?.[0] ?? fail();
  const pack = parser.expression();
  const init = kind === "fL" || kind === "fR" ? parser.expression() : undefined;
  switch (kind) {
    case "fl":
      return new Sequence(["(...", sign, ...operand(pack), ")"]);
    case "fr":
      return new Sequence(["(", ...operand(pack), sign, "...)"]);
    default:
      return new Sequence(["(", ...operand(pack), sign, "...", sign, ...operand(init ?? fail()), ")"]);
  }
}

/** A name that depends on a parameter of the template: `T::member`. */
function parseUnresolvedName(parser: Parser): Node {
  const isGlobal = parser.eat("gs");
  if (!parser.eat("sr")) {
    const base = parseUnresolvedBase(parser);
    return isGlobal ? new Sequence(["::", base]) : base;
  }
  const scope = /\d/.test(parser.peek()) ? parseUnresolvedScope(parser) : undefined;
  return new Nested(scope ?? parseUnresolvedType(parser), parseUnresolvedBase(parser));
}

/** Clang ends the scope with `E`, GCC has a type there; undefined where it is GCC's. */
function parseUnresolvedScope(parser: Parser): Node | undefined {
  const { at } = parser;
  const count = parser.substitutions.length;
  let scope = parseSimpleId(parser);
  while (/\d/.test(parser.peek())) scope = new Nested(scope, parseSimpleId(parser));
  if (parser.eat("E") && /^(\d|on|dn)/.test(parser.text.slice(parser.at, parser.at + 2))) return scope;
  parser.at = at;
  parser.substitutions.length = count;
  return undefined;
}

function parseUnresolvedType(parser: Parser): Node {
  if (parser.peek() === "S" && parser.peek(1) !== "t") {
    const substituted = parseSubstitution(parser, true);
    if (parser.peek() !== "I") return substituted;
    return parser.substitutable(new Templated(substituted, parser.templateArguments()));
  }
  return parser.type();
}

function parseSimpleId(parser: Parser): Node {
  const name = parseSourceName(parser);
  return parser.peek() === "I" ? new Templated(name, parser.templateArguments()) : name;
}

function parseUnresolvedBase(parser: Parser): Node {
  if (parser.eat("dn")) {
    const name = /\d/.test(parser.peek()) ? parseSimpleId(parser) : parser.type();
    return new Sequence(["~", name]);
  }
  if (/\d/.test(parser.peek())) return parseSimpleId(parser);
  parser.eat("on");
  const sign = OPERATORS.get(parser.take(2))?.[0] ?? fail();
  const name = new Text(`operator${/^[a-z]/.test(sign) ? " " : ""}${sign.trimEnd()}`);
  return parser.peek() === "I" ? new Templated(name, parser.templateArguments()) : name;
}
