import { parseAst } from "vite";

/** Another module (or a file) that a module refers to. */
export interface Reference {
  /** As written; undefined where it is computed. */
  address: string | undefined;
  /** Where in the text. */
  offset: number;
}

/** A syntax node, as far as it is looked at here. */
interface Node {
  type: string;
  start: number;
  [key: string]: unknown;
}

/**
 * Everything a module refers to: imports and re-exports, also of types only, dynamic imports, `import("…")` types,
 * `require`, `import.meta.glob` and `new URL("…", import.meta.url)`, which is how workers and files are named.
 */
export function references(path: string, text: string): Reference[] {
  const found: Reference[] = [];
  walk(parse(path, text), node => {
    const address = addressNode(node);
    if (address !== undefined) {
      for (const one of address) found.push({ address: stringOf(one), offset: node.start });
    }
  });
  return found;
}

/**
 * Where a module uses one of the given global names. A name that the module declares anywhere, as a variable,
 * parameter, function, class or import, is taken to be the module's own.
 */
export function globals(
  path: string,
  text: string,
  names: readonly string[],
): { name: string; offset: number }[] {
  const program = parse(path, text);
  const own = declaredNames(program);
  const found: { name: string; offset: number }[] = [];
  walk(program, (node, parent, key) => {
    const name = node["name"];
    if (node.type !== "Identifier" || typeof name !== "string" || !names.includes(name)) return;
    const isUse = isMemberOfGlobal(parent, key) || (!isPropertyName(parent, key) && !own.has(name));
    if (isUse) found.push({ name, offset: node.start });
  });
  return found;
}

function parse(path: string, text: string): Node {
  const lang = path.endsWith(".tsx") ? "tsx" : path.endsWith(".d.ts") ? "dts" : "ts";
  const program: unknown = parseAst(text, { lang }, path);
  if (!isNode(program)) throw new Error(`${path} was parsed to something that is no syntax tree`);
  return program;
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";
}

/** Visits every node, each with its parent and the property of the parent that it is (in). */
function walk(
  node: Node,
  visit: (node: Node, parent: Node | undefined, key: string) => void,
  parent?: Node,
  parentKey = "",
): void {
  visit(node, parent, parentKey);
  for (const [key, value] of Object.entries(node)) {
    for (const child of Array.isArray(value) ? (value as unknown[]) : [value]) {
      if (isNode(child)) walk(child, visit, node, key);
    }
  }
}

/** The nodes that hold the addresses a node refers to; undefined if it is not that kind of node. */
function addressNode(node: Node): unknown[] | undefined {
  const { type, source, callee } = node;
  switch (type) {
    case "ImportDeclaration":
    case "ExportAllDeclaration":
    case "ImportExpression":
    case "TSImportType":
      return [source];
    case "ExportNamedDeclaration":
      return source === null ? undefined : [source];
    case "TSExternalModuleReference":
      return [node["expression"]];
    case "NewExpression": {
      const [address, base] = listOf(node["arguments"]);
      return isNamed(callee, "URL") && isMetaProperty(base, "url") ? [address] : undefined;
    }
    case "CallExpression": {
      const [first] = listOf(node["arguments"]);
      if (isNamed(callee, "require")) return [first];
      if (!isMetaProperty(callee, "glob")) return undefined;
      return isNode(first) && first.type === "ArrayExpression" ? listOf(first["elements"]) : [first];
    }
    default:
      return undefined;
  }
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : [];
}

/** The text of a string, or of a template without anything to fill in. */
function stringOf(node: unknown): string | undefined {
  if (!isNode(node)) return undefined;
  if (node.type === "Literal" && typeof node["value"] === "string") return node["value"];
  const [quasi, ...more] = listOf(node["quasis"]);
  if (node.type !== "TemplateLiteral" || more.length > 0 || !isNode(quasi)) return undefined;
  const { value } = quasi;
  return typeof value === "object" && value !== null && "cooked" in value ? String(value.cooked) : undefined;
}

function isNamed(node: unknown, name: string): boolean {
  return isNode(node) && node.type === "Identifier" && node["name"] === name;
}

/** Whether a node is `import.meta.` and the name. */
function isMetaProperty(node: unknown, name: string): boolean {
  return (
    isNode(node) &&
    node.type === "MemberExpression" &&
    isNode(node["object"]) &&
    node["object"].type === "MetaProperty" &&
    isNamed(node["property"], name)
  );
}

/** Whether an identifier is the name in `globalThis.name`, `self.name` or `window.name`. */
function isMemberOfGlobal(parent: Node | undefined, key: string): boolean {
  return (
    parent?.type === "MemberExpression" &&
    key === "property" &&
    ["globalThis", "self", "window"].some(name => isNamed(parent["object"], name))
  );
}

/** Whether an identifier names a property or one side of an import or export, and so refers to nothing by itself. */
function isPropertyName(parent: Node | undefined, key: string): boolean {
  if (parent === undefined) return false;
  if (parent.type === "ImportSpecifier" || parent.type === "ExportSpecifier") return true;
  const names = key === "key" || (parent.type === "MemberExpression" && key === "property");
  return (names && parent["computed"] !== true) || (parent.type === "TSQualifiedName" && key === "right");
}

/** The names that a module declares in any of its scopes. */
function declaredNames(program: Node): ReadonlySet<string> {
  const names = new Set<string>();
  const declare = (pattern: unknown): void => {
    if (!isNode(pattern)) return;
    const { type } = pattern;
    if (type === "Identifier") names.add(String(pattern["name"]));
    else if (type === "ObjectPattern") listOf(pattern["properties"]).forEach(declare);
    else if (type === "ArrayPattern") listOf(pattern["elements"]).forEach(declare);
    else if (type === "Property") declare(pattern["value"]);
    else if (type === "RestElement") declare(pattern["argument"]);
    else if (type === "AssignmentPattern") declare(pattern["left"]);
    else if (type === "TSParameterProperty") declare(pattern["parameter"]);
  };
  walk(program, node => {
    if (node.type === "VariableDeclarator" || /^(Function|Class|TSInterface|TSTypeAlias)/.test(node.type)) {
      declare(node["id"]);
    }
    if (/Function/.test(node.type)) listOf(node["params"]).forEach(declare);
    if (node.type === "CatchClause") declare(node["param"]);
    if (/^Import(Default|Namespace)?Specifier$/.test(node.type)) declare(node["local"]);
  });
  return names;
}
