import { functionFrames, SEVERAL_FRAMES, type FrameTable } from "../../analysis/frames";
import type { Problem } from "../../base/problem";
import { ok, type Result } from "../../base/result";
import type { Steps } from "../../base/steps";
import { scaleValue, unitsAreCompatible } from "../../base/units";
import { FINDING_RULES } from "../../insight/findingRules";
import { findingsOf } from "../../insight/findings";
import { presetShares } from "../../insight/presetShares";
import { type ProfileMarks, profileMarks } from "../../insight/profileMarks";
import { type Subject, subjectOf } from "../../insight/subject";
import type { Profile } from "../../model/profile";
import type { LoadedProfile } from "../loaded";
import type { FrameLooks } from "../frameLooks";
import type {
  Finding,
  FindingsAnswer,
  FindingsQuestion,
  PresetsAnswer,
  PresetsQuestion,
  Query,
} from "../protocol";
import type { Session } from "../session";
import { namedAs } from "./namedAs";
import { type AnswerSteps, type Handler, withSession } from "./question";

/** What the presets of the profile's languages would do to what is shown. */
export const answerPresets: Handler<PresetsQuestion> = onSubject(function* (
  subject,
  { languages, marks },
): Steps<PresetsAnswer> {
  return { kind: "presets", presets: yield* presetShares(subject, languages, marks) };
});

/** What the rules for findings say of what is shown. */
export const answerFindings: Handler<FindingsQuestion> = onSubject(function* (
  subject,
  { languages, marks },
  { looks },
): Steps<FindingsAnswer> {
  const { findings, others } = yield* findingsOf(subject, languages, marks);
  return {
    kind: "findings",
    total: subject.own.total,
    findings: findings.map(finding => asRead(finding, looks)),
    others,
  };
});

/** A finding with how the names of its functions are read. */
function asRead(finding: Omit<Finding, "shownSubject" | "fullSubject">, looks: FrameLooks): Finding {
  const { ruleId, names, subject } = finding;
  const rule = FINDING_RULES.find(({ id }) => id === ruleId);
  if (rule?.measure.by === "labelValue") return finding;
  const reading = subject === undefined ? undefined : looks.readingOf(subject);
  return {
    ...finding,
    names: names.map(({ name, value }) => ({ ...namedAs(name, looks.readingOf(name)), value })),
    ...(reading && { shownSubject: reading.shown, fullSubject: reading.full }),
  };
}

/** A handler that looks at what is shown together with where this program's expressions match in it. */
function onSubject<A extends PresetsAnswer | FindingsAnswer>(
  answer: (subject: Subject, marks: ProfileMarks, session: Session) => Steps<A>,
): (loaded: LoadedProfile, question: Query) => Promise<Result<AnswerSteps<A>, Problem>> {
  return async (loaded, question) => {
    const planned = await loaded.plan(question);
    if (!planned.ok) return planned;
    const steps = withSession(planned.value, function* (session) {
      const unedited = yield* uneditedOf(session);
      const marks = yield* marksOf(loaded.whole, session, unedited);
      return yield* answer(aboutWhatIsShown(loaded, session, unedited, question), marks, session);
    });
    return ok(steps);
  };
}

function uneditedOf(session: Session): Steps<Profile> {
  return session.remember("unedited", () => session.unedited());
}

/** Expressions are looked for once as long as only samples and lines differ. */
function marksOf(whole: Session, session: Session, unedited: Profile): Steps<ProfileMarks> {
  const isOfWhole = unedited.locations === whole.profile.locations;
  const [keeper, profile] = isOfWhole ? [whole, whole.profile] : [session, unedited];
  return keeper.remember("expression marks", () => profileMarks(profile));
}

function aboutWhatIsShown(
  loaded: LoadedProfile,
  session: Session,
  unedited: Profile,
  { sampleTypeIndex, options }: Query,
): Subject {
  const { profile, frames, isComparison } = session;
  const isByFunction = (options.granularity ?? "functions") === "functions";
  return subjectOf({
    shown: profile,
    shownFrames: isByFunction ? frames : undefined,
    hidden: hiddenLocations(frames),
    unedited,
    frames: isByFunction && unedited === profile ? frames : functionFrames(unedited),
    sampleTypeIndex,
    isComparison,
    cores: coresOf(loaded.whole, sampleTypeIndex),
  });
}

/** location → 1 where it stands for no frame; undefined where all stand for some. */
function hiddenLocations({ entry, lists }: FrameTable): Uint8Array | undefined {
  const hidden = new Uint8Array(entry.length);
  for (let location = 0; location < entry.length; location++) {
    const list = entry[location] - SEVERAL_FRAMES;
    if (list >= 0 && lists[list] === 0) hidden[location] = 1;
  }
  return hidden.includes(1) ? hidden : undefined;
}

/** Time on CPUs by the clock's; undefined where the file does not say how long it was recorded. */
function coresOf(whole: Session, sampleTypeIndex: number): number | undefined {
  const durationNanos = Number(whole.profile.header.durationNanos);
  const { unit } = whole.profile.sampleTypes[sampleTypeIndex];
  if (durationNanos <= 0 || !unitsAreCompatible(unit, "nanoseconds")) return undefined;
  return scaleValue(whole.totalWeight(sampleTypeIndex), unit, "nanoseconds").value / durationNanos;
}
