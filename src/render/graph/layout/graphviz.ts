import { instance, type Viz } from "@viz-js/viz";
import { err, ok, type Result } from "../../../base/result";
import type { GraphLayout } from "./graphLayout";
import type { Json } from "./readDrawing";
import { readLayout } from "./readLayout";

/** Text is drawn in a font of this one's widths. */
const FONT = { fontname: "Helvetica" };

let started: Promise<Viz> | undefined;

/** Starts Graphviz, which takes a while. */
export function startGraphviz(): Promise<Viz> {
  started ??= instance();
  return started;
}

/**
 * Graphviz's JSON doubles backslashes in text and then cuts the text to its length before, and what is drawn after it is
 * lost. So it is given another character for them, one that no text has: U+FDD0 is set aside for such use.
 */
const BACKSLASH = "\ufdd0";

const withoutBackslashes = (dot: string) =>
  dot.replaceAll(BACKSLASH, "\ufffd").replace(/\\./gs, escape => (escape === "\\\\" ? BACKSLASH : escape));

const withBackslashes = (json: string) => json.replaceAll(BACKSLASH, "\\\\");

/** Lays a dot report out with Graphviz's dot. The error is Graphviz's own. */
export async function layOutDot(dot: string): Promise<Result<GraphLayout, string>> {
  const graphviz = await startGraphviz();
  try {
    const drawn = graphviz.render(withoutBackslashes(dot), {
      format: "json",
      engine: "dot",
      nodeAttributes: FONT,
      edgeAttributes: FONT,
    });
    if (drawn.status !== "success") return err(drawn.errors.map(({ message }) => message).join("; "));
    const layout = readLayout(JSON.parse(withBackslashes(drawn.output)) as Json);
    return layout === undefined ? err("no layout came of it") : ok(layout);
  } catch (error) {
    // Out of its memory or its stack: it cannot go on.
    started = undefined;
    return err(String(error));
  }
}
