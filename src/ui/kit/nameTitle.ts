import { wholeText } from "./briefText";

/**
 * The title of a name that is shown short: all that it says, and the profile's own name where that is another. What cannot
 * be seen is written out.
 */
export function nameTitle(name: string, fullName: string = name): string {
  const [full, own] = [wholeText(fullName), wholeText(name)];
  return full === own ? own : `${full}\n${own}`;
}
