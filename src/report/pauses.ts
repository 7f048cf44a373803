/** Lines or samples between two pauses: a few milliseconds of text. */
const ITEMS_PER_STEP = 4096;

/** Whether a report pauses before it goes on with the next of many lines or samples. */
export function isTimeToPause(index: number): boolean {
  return index % ITEMS_PER_STEP === ITEMS_PER_STEP - 1;
}
