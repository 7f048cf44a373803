import { ArgumentPack, Expansion, TemplateParameter } from "./packs";
import type { Node } from "./printing";
import type { Parser } from "./parser";

/** `I <arguments> E`. */
export function parseTemplateArguments(parser: Parser): readonly Node[] {
  parser.expect("I");
  const list: Node[] = [];
  while (!parser.eat("E")) list.push(parseTemplateArgument(parser));
  return list;
}

function parseTemplateArgument(parser: Parser): Node {
  // What kind of parameter it is for, where that is not clear from the template.
  if (parser.eat("Tn")) parser.type();
  else parser.eat("Ty");
  switch (parser.peek()) {
    case "X": {
      parser.next();
      const expression = parser.expression();
      parser.expect("E");
      return expression;
    }
    case "L":
      return parser.expression();
    case "J":
    case "I": {
      parser.next();
      const elements: Node[] = [];
      while (!parser.eat("E")) elements.push(parseTemplateArgument(parser));
      return new ArgumentPack(elements);
    }
    default:
      return parser.type();
  }
}

/** `T_`, `T0_`. */
export function parseTemplateParameter(parser: Parser): Node {
  parser.expect("T");
  return new TemplateParameter(parser.sequenceNumber(/\d*_/y, 10));
}

/** `Dp <pattern>`. */
export function parseExpansion(parser: Parser): Node {
  parser.expect("Dp");
  return new Expansion(parser.type());
}
