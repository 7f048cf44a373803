import type { InfoAnswer } from "../../../engine/protocol";
import { Fact, Section } from "./Facts";
import { briefText } from "../../kit/briefText";

/** Which frames the file itself wants left out; pprof and this app do so. */
export function FrameFacts({ answer }: { readonly answer: InfoAnswer }) {
  const { dropFrames, keepFrames } = answer;
  if (dropFrames === "" && keepFrames === "") return null;
  return (
    <Section title="Frames that the file leaves out">
      <dl className="facts">
        <Fact name="drop_frames">
          {dropFrames === "" ? undefined : <code className="comment">{briefText(dropFrames)}</code>}
        </Fact>
        <Fact name="keep_frames">
          {keepFrames === "" ? undefined : <code className="comment">{briefText(keepFrames)}</code>}
        </Fact>
      </dl>
    </Section>
  );
}
