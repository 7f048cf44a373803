import type { Steps } from "../../base/steps";
import type { Profile } from "../../model/profile";
import type { JsonObject } from "./values";

/** A profile format that is one JSON object. */
export interface JsonFormat {
  /** Whether an object is of this format, going by members that only it has. */
  recognises(root: JsonObject): boolean;
  /** Makes a profile of it. Throws a `ProblemError` that names the member where it contradicts the format. */
  read(root: JsonObject): Steps<Profile>;
}
