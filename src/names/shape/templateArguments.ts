import { changeGroups, endOfGroup } from "../brackets";
import type { NameShaper } from "./shaper";

/** Arguments as short as `<int>` and `<u8>` say more than an ellipsis does. */
const SHORT = 6;

/** The arguments of templates and generic types, in C++ and Rust. */
export const templateArguments: NameShaper = {
  id: "template-arguments",
  example: [
    "std::map<std::string, app::Order>::at(std::string const&)",
    "std::map<…>::at(std::string const&)",
  ],
  looksLike: /.[\w:]<.*>/s,
  shape: name => (/::|>\(/.test(name) ? foldSubject(foldArguments(name)) : name),
};

function foldArguments(name: string): string {
  return changeGroups(name, "<", (inside, start) => {
    // `Object.<anonymous>` and the like are names.
    if (!/[\w:>\]}]$/.test(name.slice(0, start))) return undefined;
    return inside.length <= SHORT && !inside.includes("<") ? undefined : "…";
  });
}

/** In Rust's `<Vec<Order> as Iterator>::next` the arguments inside of the subject. */
function foldSubject(name: string): string {
  const end = name.startsWith("<") ? endOfGroup(name, 0) : -1;
  return end < 0 ? name : `<${foldArguments(name.slice(1, end))}${name.slice(end)}`;
}
