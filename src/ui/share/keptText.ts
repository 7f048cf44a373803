import { byteCountText, percentText } from "../../base/units";
import type { ShareAnswer } from "../../engine/protocol";
import { countText } from "../kit/countText";

/**
 * What a copy keeps: `keeps 99.2% of cpu in 41 kB`, and for a file, which keeps everything, how much that is.
 * @param linkBytes undefined for a file
 */
export function keptText(
  { weight, weightBefore, sampleCount }: Pick<ShareAnswer, "weight" | "weightBefore" | "sampleCount">,
  sampleType: string,
  linkBytes: number | undefined,
): string {
  const samples = `${countText(sampleCount)} ${sampleCount === 1 ? "stack" : "stacks"}`;
  if (linkBytes === undefined) return `${samples}, all of ${sampleType}`;
  if (sampleCount === 0) return "would hold no stack: it may not be this short";
  const share = weight < weightBefore ? percentText(weight, weightBefore) : "100%";
  const kept =
    share === "100%" && weight < weightBefore ? "more than 99.9%" : share === "100%" ? "all" : share;
  return `keeps ${kept} of ${sampleType}, ${samples}, in ${byteCountText(linkBytes)}`;
}
