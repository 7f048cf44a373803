import { changeGroups } from "../brackets";
import type { NameShaper } from "./shaper";

/** What the Go compiler made one body of a generic function for. */
export const goShapes: NameShaper = {
  id: "go-shapes",
  example: ["slices.SortFunc[go.shape.[]main.Row,go.shape.struct { main.a int }]", "slices.SortFunc[…]"],
  looksLike: /\[[^[]*go\.shape\./,
  shape: name => changeGroups(name, "[", inside => (inside.includes("go.shape.") ? "…" : undefined)),
};
