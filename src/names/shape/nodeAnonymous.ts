import type { NameShaper } from "./shaper";

/** Functions without a name, as Node.js profilers tell them apart: by line and column. */
export const nodeAnonymous: NameShaper = {
  id: "node-anonymous",
  example: ["(anonymous:L#128:C#17)", "(anonymous) 128:17"],
  looksLike: /^\(anonymous:L#\d+:C#\d+\)$/,
  shape: name => name.replace(/^\(anonymous:L#(\d+):C#(\d+)\)$/, "(anonymous) $1:$2"),
};
