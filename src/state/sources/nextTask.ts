/** Files that are listed between two pauses. */
export const FILES_PER_TASK = 1000;

/** Lets the page do what waits, such as drawing. */
export function nextTask(): Promise<void> {
  return new Promise(resolve => setTimeout(resolve));
}
