import type { Warning } from "../../base/problem";
import { everyNth, type Steps } from "../../base/steps";
import type { JsonObject, Members } from "../json/values";

/** Stacks, which may be long, between two pauses. */
const STACKS_PER_STEP = 1 << 8;

/** One profile of a speedscope file. */
export interface Source {
  readonly profile: JsonObject;
  /** What errors call it. */
  readonly field: string;
  readonly members: Members;
  /** How many frames the file has. */
  readonly frameCount: number;
  /** To be called now and then: throws a `ProblemError` where what was read takes too much memory. */
  readonly check: () => void;
}

/** Takes what a stack (frame numbers, root first) weighs, in the profile's own unit. */
export type TakeStack = (stack: readonly number[], weight: number) => void;

/** The stacks of a profile of samples. */
export function* readSamples(
  { profile, field, members, frameCount, check }: Source,
  take: TakeStack,
): Steps<void> {
  const samples = members.array(profile["samples"], `${field}.samples`);
  const weights = members.array(profile["weights"], `${field}.weights`);
  if (weights.length !== samples.length) {
    members.fail(`${field}.weights`, `has ${weights.length} entries for ${samples.length} samples`);
  }
  const isPause = everyNth(STACKS_PER_STEP);
  for (const [index, value] of samples.entries()) {
    if (isPause()) {
      check();
      yield;
    }
    const place = `${field}.samples[${index}]`;
    const stack = members.array(value, place);
    for (const frame of stack) checkFrame(members, frame, place, frameCount);
    const weight = members.number(weights[index], `${field}.weights[${index}]`);
    if (weight < 0)
      members.fail(`${field}.weights[${index}]`, `is ${weight}, and nothing weighs less than 0`);
    take(stack as readonly number[], weight);
  }
}

/**
 * The stacks of a profile of events: a stack weighs what lies between two events.
 * @returns what was odd about it
 */
export function* readEvents(
  { profile, field, members, frameCount, check }: Source,
  take: TakeStack,
): Steps<Warning[]> {
  const open: number[] = [];
  let now = members.optionalNumber(profile["startValue"], `${field}.startValue`);
  const goTo = (at: number, place: string) => {
    now ??= at;
    if (at < now) members.fail(place, `is ${at}, before what happened at ${now}`);
    if (open.length > 0 && at > now) take(open, at - now);
    now = at;
  };
  const isPause = everyNth(STACKS_PER_STEP);
  for (const [index, value] of members.array(profile["events"], `${field}.events`).entries()) {
    if (isPause()) {
      check();
      yield;
    }
    const place = `${field}.events[${index}]`;
    const event = members.object(value, place);
    const frame = checkFrame(members, event["frame"], `${place}.frame`, frameCount);
    goTo(members.number(event["at"], `${place}.at`), `${place}.at`);
    if (event["type"] === "O") open.push(frame);
    else if (event["type"] !== "C") members.fail(`${place}.type`, "is neither “O” nor “C”");
    else if (open.pop() !== frame)
      members.fail(place, `closes frame ${frame}, which is not the innermost open one`);
  }
  if (open.length === 0) return [];
  const end = members.optionalNumber(profile["endValue"], `${field}.endValue`);
  if (end !== undefined && now !== undefined && end > now) goTo(end, `${field}.endValue`);
  return [
    {
      code: "unclosed-frames",
      message: `${open.length} frames are open at the end of ${field}; they count until then.`,
    },
  ];
}

function checkFrame(members: Members, value: unknown, field: string, frameCount: number): number {
  const frame = members.index(value, field);
  return frame < frameCount ? frame : members.fail(field, `names frame ${frame} of ${frameCount}`);
}
