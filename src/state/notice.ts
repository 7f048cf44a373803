import { createStore } from "zustand/vanilla";

/** Something short to be said once, such as that a text has been copied. */
export interface Notice {
  readonly text: string;
  /** Another number is another notice, even with the same text. */
  readonly number: number;
}

/** What is being said now. */
export const noticeStore = createStore<{ readonly notice: Notice | undefined }>(() => ({
  notice: undefined,
}));

/** Says something: seen for a moment, and read out by screen readers when they are done. */
export function say(text: string): void {
  noticeStore.setState(({ notice }) => ({ notice: { text, number: (notice?.number ?? 0) + 1 } }));
}

/** What was said has been on screen for long enough. */
export function stopSaying(notice: Notice): void {
  if (noticeStore.getState().notice === notice) noticeStore.setState({ notice: undefined });
}
