import type { Problem } from "../../base/problem";
import { wholeText } from "./briefText";

/** What a problem says and advises, as one paragraph. It may quote names: what cannot be seen of them is written out. */
export function problemText({ message, advice }: Problem): string {
  return wholeText(`${message} ${advice}`);
}
