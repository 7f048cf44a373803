import type { Steps } from "../base/steps";
import type { Profile } from "../model/profile";
import { ExpressionMarks } from "./expressionMarks";
import { FINDING_RULES } from "./findingRules";
import { type LanguageId, LANGUAGES } from "./languages";
import { presetsFor } from "./presets";

/** Which languages a profile shows, and where the expressions of their presets and rules match. */
export interface ProfileMarks {
  readonly languages: ReadonlySet<LanguageId>;
  readonly marks: ExpressionMarks;
}

/** Looks for languages first: most expressions are of others. */
export function* profileMarks(profile: Profile): Steps<ProfileMarks> {
  const signs = yield* ExpressionMarks.of(
    profile,
    LANGUAGES.map(({ sign }) => sign),
  );
  const languages = new Set(
    LANGUAGES.filter(({ sign }) => signs.matchesAnywhere(signs.indexOf(sign))).map(({ id }) => id),
  );
  return { languages, marks: yield* ExpressionMarks.of(profile, expressionsFor(languages)) };
}

/** The expressions of what applies to the languages, each once. */
function expressionsFor(languages: ReadonlySet<LanguageId>): string[] {
  const ofPresets = presetsFor(languages).map(({ expression }) => expression);
  const ofRules = FINDING_RULES.flatMap(({ measure, languages: of }) =>
    measure.by === "stacks" && (of === undefined || of.some(language => languages.has(language)))
      ? [measure.expression]
      : [],
  );
  return [...new Set([...ofPresets, ...ofRules])];
}
