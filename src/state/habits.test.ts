import { expect, it } from "vitest";
import { habits, keepHabits } from "./habits";

it("the last choice of order and colour is kept, but no label of one profile", () => {
  expect(habits()).toEqual({ order: "weight", colour: "package" });
  keepHabits({ order: "name", zoom: ["main"] });
  keepHabits({ colour: "file" });
  keepHabits({ colour: "label:tenant" });
  keepHabits({ selection: "main" });
  expect(habits()).toEqual({ order: "name", colour: "file" });
});
