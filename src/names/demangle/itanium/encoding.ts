import { fail } from "../bounds";
import { FunctionName, Sequence, Text } from "./nameNodes";
import type { Node } from "./printing";
import type { Parser } from "./parser";
import { OF_NAME, OF_TYPE } from "./vocabulary";

/**
 * A function with its parameters, a variable, or something that the compiler made for one.
 * @param isTopLevel what it returns is written only there
 */
export function parseEncoding(parser: Parser, isTopLevel: boolean): Node {
  if (parser.peek() === "G" || parser.peek() === "T") return parseSpecialName(parser);
  const { node: name, templateArguments, isNamedByClass, qualifiers } = parser.name();
  if (endsEncoding(parser)) return qualifiers === "" ? name : new Sequence([name, qualifiers]);
  // Templates say what they return, unless their name does.
  const hasResult = templateArguments !== undefined && !isNamedByClass;
  const result = hasResult ? parser.type() : undefined;
  const parameters = parseParameters(parser);
  return new FunctionName({
    name,
    templateArguments,
    parameters,
    qualifiers,
    result: isTopLevel ? result : undefined,
  });
}

/** The types of the parameters; none where it is only `void`. */
export function parseParameters(parser: Parser): readonly Node[] {
  if (parser.peek() === "v" && (endsEncoding(parser, 1) || parser.peek(1) === "E")) {
    parser.next();
    return [];
  }
  const parameters: Node[] = [];
  while (!endsEncoding(parser) && !parser.startsWith("OE") && !parser.startsWith("RE")) {
    parameters.push(parser.type());
  }
  return parameters.length === 0 ? fail() : parameters;
}

function endsEncoding(parser: Parser, ahead = 0): boolean {
  return ["", "E", ".", "_", "@"].includes(parser.peek(ahead));
}

function parseSpecialName(parser: Parser): Node {
  const code = parser.take(2);
  const ofType = OF_TYPE.get(code);
  if (ofType !== undefined) return new Sequence([ofType, parser.type()]);
  const ofName = OF_NAME.get(code);
  if (ofName !== undefined) return new Sequence([ofName, parser.name().node]);
  switch (code) {
    case "TC": {
      const derived = parser.type();
      parser.match(/n?\d+/y);
      parser.expect("_");
      return new Sequence(["construction vtable for ", parser.type(), "-in-", derived]);
    }
    case "Th":
    case "Tv": {
      parser.at--;
      const isVirtual = parseCallOffset(parser);
      return new Sequence([
        isVirtual ? "virtual thunk to " : "non-virtual thunk to ",
        parser.encoding(false),
      ]);
    }
    case "Tc":
      parseCallOffset(parser);
      parseCallOffset(parser);
      return new Sequence(["covariant return thunk to ", parser.encoding(false)]);
    case "TA":
      return new Sequence(["template parameter object for ", ...templateArgument(parser)]);
    case "GR": {
      const { node } = parser.name();
      const number = parser.match(/[0-9A-Z]*_/y) === undefined ? 0 : referenceNumber(parser);
      return new Sequence([`reference temporary #${number} for `, node]);
    }
    case "GA":
      return new Sequence(["hidden alias for ", parser.encoding(false)]);
    case "GT":
      return parser.next() === "n"
        ? new Sequence(["non-transaction clone for ", parser.encoding(false)])
        : new Sequence(["transaction clone for ", parser.encoding(false)]);
    case "GI":
      return parseModuleInitializer(parser);
    default:
      return fail();
  }
}

function templateArgument(parser: Parser): readonly Node[] {
  return [parser.peek() === "L" || parser.peek() === "X" ? parser.expression() : parser.type()];
}

/** The number that was just read. */
function referenceNumber(parser: Parser): number {
  const digits = /([0-9A-Z]*)_$/.exec(parser.text.slice(0, parser.at))?.[1] ?? "";
  return digits === "" ? 0 : Number.parseInt(digits, 36) + 1;
}

/** `h <offset> _` or `v <offset> _ <virtual offset> _`; says whether it is virtual. */
function parseCallOffset(parser: Parser): boolean {
  if (parser.match(/hn?\d+_/y) !== undefined) return false;
  return parser.match(/vn?\d+_n?\d+_/y) === undefined ? fail() : true;
}

function parseModuleInitializer(parser: Parser): Node {
  const parts: string[] = [];
  while (parser.eat("W")) {
    const isPartition = parser.eat("P");
    parts.push((parts.length === 0 ? "" : isPartition ? ":" : ".") + parser.take(parser.decimal()));
  }
  return new Text(`initializer for module ${parts.join("")}`);
}
