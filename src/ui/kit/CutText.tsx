import { useLayoutEffect, useRef, useState } from "react";
import { cutToWidth } from "./cutMiddle";
import { textStyleOf, textWidthCss } from "./textWidth";
import { wholeText, wholeLines } from "./briefText";

/**
 * One line of text, cut in the middle where it does not fit; the whole is in its title and for screen readers.
 * @param title what the text is short for, in lines
 */
export function CutText({
  text: given,
  className,
  title,
}: {
  readonly text: string;
  readonly className: string;
  readonly title?: string;
}) {
  const text = wholeText(given);
  const ref = useRef<HTMLSpanElement>(null);
  const [shown, setShown] = useState(text);

  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return undefined;
    const fit = () => {
      const style = textStyleOf(element);
      // Layout rounds to 1/64 pixel; without a margin, a text in an element of its own width would be cut.
      const widthCss = element.getBoundingClientRect().width + 0.5;
      setShown(cutToWidth(text, widthCss, part => textWidthCss(part, style)));
    };
    const observer = new ResizeObserver(fit);
    observer.observe(element);
    return () => observer.disconnect();
  }, [text]);

  return (
    <span
      ref={ref}
      className={`cut-text ${shown === text ? "" : "is-cut"} ${className}`}
      title={title === undefined ? text : wholeLines(title)}
    >
      {shown === text ? (
        text
      ) : (
        <>
          {/* Keeps the width that the whole text wants. */}
          <span className="cut-whole">{text}</span>
          <span className="cut-shown" aria-hidden>
            {shown}
          </span>
        </>
      )}
    </span>
  );
}
