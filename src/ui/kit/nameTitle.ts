/** The title of a name that is shown short: all that it says, and the profile's own name where that is another. */
export function nameTitle(name: string, fullName: string = name): string {
  return fullName === name ? name : `${fullName}\n${name}`;
}
