/** Lines, or parts of lines, between two pauses: a few milliseconds of text. */
const ITEMS_PER_STEP = 1024;

/** Whether a report pauses before it goes on with the next of many lines. */
export function isTimeToPause(index: number): boolean {
  return index % ITEMS_PER_STEP === ITEMS_PER_STEP - 1;
}

/** The same where one thing can be many lines, or one line can have many parts. */
export class Pace {
  private left = ITEMS_PER_STEP;

  /** Whether it is time to pause after so many more. */
  isTimeToPause(items: number): boolean {
    this.left -= items;
    if (this.left > 0) return false;
    this.left = ITEMS_PER_STEP;
    return true;
  }
}
