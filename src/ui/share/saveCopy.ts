import { htmlReport, REPORTED_BASE, REPORTED_PROFILE, type ReportedProfile } from "../../report/htmlReport";
import type { ShareQuestion } from "../../engine/protocol";
import { writeLink } from "../../state/link";
import { say } from "../../state/notice";
import { sharedView } from "../../state/sharedView";
import type { ViewState } from "../../state/viewState";
import type { ActionContext } from "../actions/action";
import { bareName, saveReportBytes } from "../actions/saving";
import { valueOrSay } from "../actions/saying";
import { saveFile } from "../kit/saveFile";
import { withoutHolding } from "../kit/withoutHolding";
import { copyQuestion, type SharedCopy } from "./copyOfProfile";

/** Saves a copy as a profile. */
export async function saveCopy(context: ActionContext, copy: SharedCopy): Promise<void> {
  const bytes = await bytesOf(context, copy);
  if (bytes === undefined) return;
  const fileName = `${nameOf(context, copy)}.pb.gz`;
  saveReportBytes(fileName, { command: "proto" }, bytes);
  say(`Saved as ${fileName}.`);
}

/** Saves the app with a copy of the profile inside, in one file; the base of a comparison is inside, too. */
export async function saveHtmlReport(context: ActionContext, copy: SharedCopy): Promise<void> {
  const template = await fetchTemplate();
  if (template === undefined) return;
  const bytes = await bytesOf(context, copy);
  if (bytes === undefined) return;
  const profiles: ReportedProfile[] = [{ id: REPORTED_PROFILE, name: context.profile.name, bytes }];
  const { base } = context.profile;
  const holdsBase = hasBaseInside(context, copy) && base !== undefined;
  if (holdsBase) {
    const baseBytes = await bytesOf(context, { ...copy, part: "base" });
    if (baseBytes === undefined) return;
    profiles.push({ id: REPORTED_BASE, name: base.name, bytes: baseBytes });
  }
  const title = `${context.profile.name} · Proflens`;
  const link = writeLink(viewInReport(context, copy, holdsBase));
  const fileName = `${nameOf(context, copy)}.html`;
  const pieces = await withoutHolding(htmlReport(template, { title, link, profiles }));
  saveFile(fileName, "text/html", new Blob(pieces));
  say(`Saved as ${fileName}.`);
}

/** Whether a report has both sides of a comparison: what is shown of the new side alone is compared with nothing. */
export function hasBaseInside({ query }: Pick<ActionContext, "query">, { part }: SharedCopy): boolean {
  return query.comparison !== undefined && part === "whole";
}

function viewInReport(
  { state }: ActionContext,
  { part, cleaning }: SharedCopy,
  holdsBase: boolean,
): ViewState {
  const { normalize } = state.options;
  const view = sharedView(state, part, cleaning);
  const { base } = state;
  const origin = { kind: "recent", id: REPORTED_PROFILE } as const;
  if (!holdsBase || base === undefined) return { ...view, origin };
  return {
    ...view,
    origin,
    base: { ...base, origin: { kind: "recent", id: REPORTED_BASE } },
    width: state.width,
    onlyChanges: state.onlyChanges,
    options: normalize === undefined ? view.options : { ...view.options, normalize },
  };
}

async function bytesOf(
  context: ActionContext,
  copy: Pick<ShareQuestion, "part" | "cleaning">,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const question = copyQuestion(context, copy, "file");
  return valueOrSay(await context.profile.engine.ask(question, `share ${copy.part}`))?.bytes;
}

/** The app as one file: it is fetched when somebody wants a report. */
async function fetchTemplate(): Promise<string | undefined> {
  try {
    const response = await fetch(new URL("./report-template.html", document.baseURI));
    if (response.ok) return await response.text();
  } catch {
    // Said below.
  }
  say("The app for the report could not be loaded: is there a connection? Try again.");
  return undefined;
}

function nameOf({ profile }: ActionContext, { part, cleaning }: SharedCopy): string {
  const isClean = Object.values(cleaning).includes(true);
  return [bareName(profile.name), ...(part === "shown" ? ["shown"] : []), ...(isClean ? ["clean"] : [])].join(
    ".",
  );
}
