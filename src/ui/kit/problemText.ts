import type { Problem } from "../../base/problem";
import { visibleText } from "../../base/visibleText";

/** What a problem says and advises, as one paragraph. It may quote names: what cannot be seen of them is written out. */
export function problemText({ message, advice }: Problem): string {
  return visibleText(`${message} ${advice}`);
}
