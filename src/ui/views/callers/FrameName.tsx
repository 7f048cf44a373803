import type { FrameNames } from "../../../engine/protocol";
import { CutText } from "../../kit/CutText";
import { nameTitle } from "../../kit/nameTitle";

/** A function's name as it is read, on one line; in full in its title. */
export function FrameName({ frames, index }: { readonly frames: FrameNames; readonly index: number }) {
  const name = frames.name[index] ?? "";
  return (
    <CutText
      className="name"
      text={frames.shownName[index] ?? name}
      title={nameTitle(name, frames.fullName.get(index))}
    />
  );
}
