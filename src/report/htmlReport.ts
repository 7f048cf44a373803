import { toBase64InSteps } from "../base/base64";
import type { Steps } from "../base/steps";

/** A profile inside of a report. */
export interface ReportedProfile {
  /** What links in the report name it by (`recent=ID`). Letters, digits and hyphens. */
  readonly id: string;
  readonly name: string;
  /** A file that the app reads. */
  readonly bytes: Uint8Array;
}

/** What a report shows. */
export interface HtmlReport {
  /** For the tab, until the app is there. */
  readonly title: string;
  /** What is shown first, as the address's hash. */
  readonly link: string;
  readonly profiles: readonly ReportedProfile[];
}

/** What a report says of itself, as JSON in the element `proflens-report`. */
export interface ReportContents {
  readonly link: string;
  readonly profiles: readonly Pick<ReportedProfile, "id" | "name">[];
}

/** The ids of the profile and of its base in a report. */
export const REPORTED_PROFILE = "report";
export const REPORTED_BASE = "report-base";

/** The element with what a report says of itself, and that with a profile's bytes as base64. */
export const CONTENTS_ELEMENT = "proflens-report";
export const profileElement = (id: string) => `proflens-profile-${id}`;

/**
 * A page of one file with the app and profiles inside: pieces of HTML, to be put together.
 * @param template what `vite.report.config.ts` builds
 */
export function* htmlReport(template: string, { title, link, profiles }: HtmlReport): Steps<string[]> {
  const [head, tail, ...more] = template.split("<!--data-->");
  if (tail === undefined || more.length > 0) throw new Error("The template has not one place for the data.");
  const contents: ReportContents = { link, profiles: profiles.map(({ id, name }) => ({ id, name })) };
  const pieces = [
    head.replace(/<title>[^<]*<\/title>/, () => `<title>${escapedText(title)}</title>`),
    dataElement(CONTENTS_ELEMENT, "application/json", escapedJson(contents)),
  ];
  for (const { id, bytes } of profiles) {
    const base64 = yield* toBase64InSteps(bytes);
    pieces.push(dataElement(profileElement(id), "application/octet-stream", base64));
  }
  return [...pieces, tail];
}

/** What has a type that is no script's is data, for the policy as well. */
function dataElement(id: string, type: string, content: string): string {
  return `<script id="${id}" type="${type}">${content}</script>\n    `;
}

/** No text in it can end the element, or begin a comment. */
function escapedJson(value: unknown): string {
  return JSON.stringify(value).replaceAll("<", "\\u003c");
}

function escapedText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
