import { shownValue } from "../../base/shownValue";
import type { FlameAnswer } from "../../engine/protocol";
import { croppedPicture, type FlamePicture, wholePicture } from "../../render/flame/picture";
import { flamePng } from "../../render/flame/png";
import { flameSvg } from "../../render/flame/svg";
import { plotWidthPx } from "../../render/flame/pane";
import { say } from "../../state/notice";
import { filterText, filtersOf } from "../../state/options/filters";
import { shownFlameStore } from "../../state/shownFlame";
import type { ActionContext } from "../actions/action";
import { bareName } from "../actions/saving";
import { valueOrSay } from "../actions/saying";
import { saveFile } from "../kit/saveFile";
import { withoutHolding } from "../kit/withoutHolding";

/** A whole graph is no narrower: names could not be read. */
const LEAST_WIDTH_PX = 1200;

/** Saves a picture of the flame graph: what is seen of it, or all of it from the root to the last row. */
export async function saveFlame(
  context: ActionContext,
  kind: "svg" | "png",
  part: "seen" | "whole",
): Promise<void> {
  const seen = shownFlameStore.getState().picture?.();
  if (seen === undefined) {
    say("There is no flame graph yet.");
    return;
  }
  const picture = part === "seen" ? croppedPicture(seen) : await whole(context, seen);
  if (picture === undefined) return;
  const fileName = `${bareName(context.profile.name)}.flame.${kind}`;
  const caption = captionOf(context, picture.layers[0]?.answer);
  if (kind === "svg") {
    saveFile(fileName, "image/svg+xml", await withoutHolding(flameSvg(picture, caption)));
    say(`Saved as ${fileName}.`);
    return;
  }
  const { blob, isCut } = await flamePng(picture, caption);
  saveFile(fileName, "image/png", blob);
  say(
    `Saved as ${fileName}.${isCut ? " It is cut: the graph has more rows than a PNG can have; the SVG has all." : ""}`,
  );
}

async function whole({ profile }: ActionContext, seen: FlamePicture): Promise<FlamePicture | undefined> {
  const { question, rowCount } = seen.layers[0].answer;
  const widthPx = Math.max(LEAST_WIDTH_PX, seen.pane.widthPx);
  const all = { from: 0, to: 1, widthPx: plotWidthPx({ ...seen.pane, widthPx }), depthLimit: rowCount };
  const answer = valueOrSay(await profile.engine.ask({ ...question, ...all }, "flame picture"));
  return answer && wholePicture(seen, answer, widthPx);
}

/** What the picture is of: `cpu.pb.gz · cpu · 15.75s · focus: json`. */
function captionOf({ profile, query }: ActionContext, answer: FlameAnswer | undefined): string {
  const { type, unit } = profile.summary.sampleTypes[query.sampleTypeIndex];
  const name =
    query.comparison === undefined ? profile.name : `${profile.name} vs base ${profile.base?.name ?? ""}`;
  const total =
    answer === undefined || answer.base !== undefined ? [] : [shownValue(answer.totalWeight, unit)];
  return [name, type, ...total, ...filtersOf(query.options).map(filterText)].join(" · ");
}
