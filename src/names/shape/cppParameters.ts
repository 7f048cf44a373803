import { parametersOf, withoutReturnType } from "../brackets";
import type { NameShaper } from "./shaper";

/** What functions of C++ take, where it is long, and what their templates return. */
export const cppParameters: NameShaper = {
  id: "cpp-parameters",
  example: [
    "void app::Router::visit<…>(app::Node const&, unsigned long) const",
    "app::Router::visit<…>(…) const",
  ],
  looksLike: /::.*\)|^[\w\s*&:<>…,]+\s[\w:~]+(<.*>)?\(.*\)/s,
  shape: name => {
    const parameters = parametersOf(name);
    if (parameters === undefined) return name;
    const { start, end } = parameters;
    const head = withoutReturnType(name.slice(0, start));
    const isLong = end - start - 1 > LONG;
    return head + (isLong ? "(…)" : name.slice(start, end + 1)) + name.slice(end + 1);
  },
};

/** Shorter ones, such as `int, char`, stay. */
const LONG = 12;
