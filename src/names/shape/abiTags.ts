import type { NameShaper } from "./shaper";

/** Which ABI of the library a C++ function is for. */
export const abiTags: NameShaper = {
  id: "abi-tags",
  example: ["app::Map::title[abi:cxx11](int) const", "app::Map::title(int) const"],
  looksLike: /.\[abi:\w+\]/,
  shape: name => name.replaceAll(/\[abi:\w+\]/g, ""),
};
