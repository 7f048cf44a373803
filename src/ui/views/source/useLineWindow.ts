import { type RefObject, useEffect, useMemo, useState } from "react";

/** Of longer lines the beginning is shown until the whole is asked for. */
export const CUT_CHARACTERS = 500;
/** So much of a line can be scrolled through. */
const MOST_CHARACTERS = 1_000_000;
/** Characters drawn to both sides of those on screen, in whole steps. */
const STEP = 256;
/** What a screen holds at most. */
const SCREEN_CHARACTERS = 1024;

/** The part of a line that is drawn. */
export interface LineWindow {
  readonly from: number;
  readonly to: number;
}

/** Which parts of lines are drawn: of very long ones only what is on screen. */
export function useLineWindow(scroller: RefObject<HTMLElement | null>, lines: readonly string[] | undefined) {
  const [whole, setWhole] = useState<{ readonly lines: typeof lines; readonly numbers: ReadonlySet<number> }>(
    {
      lines,
      numbers: new Set(),
    },
  );
  const numbers = whole.lines === lines ? whole.numbers : NO_NUMBERS;
  const [step, setStep] = useState(0);
  useEffect(() => {
    const element = scroller.current;
    if (element === null || numbers.size === 0) return undefined;
    const scrolled = () => {
      const body = element.querySelector(".code-body");
      const longest = Number(element.style.getPropertyValue("--code-characters")) || 1;
      const characterCss = (body?.scrollWidth ?? longest) / longest;
      setStep(Math.floor(element.scrollLeft / characterCss / STEP));
    };
    element.addEventListener("scroll", scrolled, { passive: true });
    return () => element.removeEventListener("scroll", scrolled);
  }, [scroller, numbers]);
  const usual = useMemo(() => {
    let longest = 0;
    for (const line of lines ?? []) longest = Math.max(longest, Math.min(CUT_CHARACTERS + 40, widthOf(line)));
    return longest;
  }, [lines]);
  let longest = usual;
  for (const number of numbers) {
    longest = Math.max(longest, Math.min(MOST_CHARACTERS, lines?.[number - 1]?.length ?? 0));
  }
  return {
    /** Characters of the longest line, as far as lines are drawn. */
    longest,
    isWhole: (line: number) => numbers.has(line),
    showWhole: (line: number) => setWhole({ lines, numbers: new Set([...numbers, line]) }),
    windowOf: (line: number, text: string): LineWindow => {
      if (text.length <= CUT_CHARACTERS) return { from: 0, to: text.length };
      if (!numbers.has(line)) return { from: 0, to: CUT_CHARACTERS };
      const from = Math.max(0, (step - 1) * STEP);
      return { from, to: Math.min(text.length, MOST_CHARACTERS, from + SCREEN_CHARACTERS + 2 * STEP) };
    },
  };
}

const NO_NUMBERS: ReadonlySet<number> = new Set();

/** In step with `tab-size` in source.css. */
const TAB_CHARACTERS = 4;

/** At most so many characters wide. */
function widthOf(line: string): number {
  if (line.length > CUT_CHARACTERS || !line.includes("\t")) return line.length;
  return line.length + (TAB_CHARACTERS - 1) * (line.split("\t").length - 1);
}
