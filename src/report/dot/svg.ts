import type { Viz } from "@viz-js/viz";
import type { TrimmedGraph } from "../../analysis/graph";
import { byteTextOf, byteTextOfBytes, ByteWriter, textOf } from "../../base/byteText";
import { err, ok, type Result } from "../../base/result";
import { withoutForbidden } from "../../base/xmlText";
import type { Steps } from "../../base/steps";
import type { ReportContext } from "../context";
import { writeGraph } from ".";

/**
 * svg: the picture of the dot report, drawn by Graphviz itself (in WebAssembly, loaded when it is first needed).
 * A file of its own, without scripts or links, that any viewer shows. pprof adds a script for panning
 * (`internal/driver/svg.go: massageSVG`); here panning is the page's.
 * @returns what writes it; its own result is why there is none: the graph is too large for Graphviz
 */
export async function svgWriter(): Promise<
  (report: ReportContext, out: ByteWriter) => Steps<string | undefined>
> {
  const { instance } = await import("@viz-js/viz");
  const graphviz = await instance();
  return function* (report, out) {
    const drawn = drawnBy(graphviz, yield* pictureDot(report, yield* report.graph()));
    if (!drawn.ok) return `Graphviz can't draw this graph: ${drawn.error}; try a smaller -nodecount`;
    out.write(byteTextOf(drawn.value));
    return undefined;
  };
}

/** The dot report as Graphviz may have it: what it takes from the profile is text, and stays the text that it is. */
export function* pictureDot(report: ReportContext, trimmed: TrimmedGraph): Steps<string> {
  const dot = new ByteWriter();
  writeGraph(report, trimmed, dot);
  return forXml(textOf(byteTextOfBytes(yield* dot.finish())));
}

function drawnBy(graphviz: Viz, dot: string): Result<string, string> {
  try {
    const drawn = graphviz.render(dot, { format: "svg", engine: "dot" });
    if (drawn.status === "success") return ok(drawn.output);
    return err(drawn.errors.map(({ message }) => message).join("; "));
  } catch (error) {
    // Out of its memory or its stack.
    return err(String(error));
  }
}

/** What Graphviz would take for a character of another spelling, which may be none that XML has. */
const ENTITY = /&(?=#?\w+;)/g;

/** NUL, which XML has not, would end the graph. */
const forXml = (dot: string) => withoutForbidden(dot).replace(ENTITY, "&amp;");
