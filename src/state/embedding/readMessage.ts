import type { Problem } from "../../base/problem";
import { err, ok, type Result } from "../../base/result";
import { type EmbedderMessage, type MessageId, PROTOCOL_VERSION } from "./protocol";

/** Longer texts than this in a name or an id are no name. */
const MOST_CHARACTERS = 256;

/** A message that was meant for the app, but cannot be understood. */
export interface Misunderstood {
  readonly id: MessageId | undefined;
  readonly problem: Problem;
}

/** Reads what another page sent; undefined where it is not meant for the app. */
export function readMessage(data: unknown): Result<EmbedderMessage, Misunderstood> | undefined {
  if (!isRecord(data) || !("proflens" in data)) return undefined;
  const { proflens, type, id, name, buffer, view } = data;
  const known = isId(id) ? id : undefined;
  const wrong = (message: string): Result<EmbedderMessage, Misunderstood> =>
    err({ id: known, problem: { kind: "malformed", message, advice: "See docs/embedding.md of Proflens." } });
  if (proflens !== PROTOCOL_VERSION) {
    return wrong(`The field proflens is not ${PROTOCOL_VERSION}, the version that is spoken here.`);
  }
  if (id !== undefined && known === undefined) return wrong("The field id is not a number or a short text.");
  const named = known === undefined ? {} : { id: known };
  switch (type) {
    case "hello":
      return ok({ type, ...named });
    case "open":
      if (typeof name !== "string" || name.trim() === "" || name.length > MOST_CHARACTERS) {
        return wrong(`The field name is not a text of 1 to ${MOST_CHARACTERS} characters.`);
      }
      if (!(buffer instanceof ArrayBuffer)) return wrong("The field buffer is not an ArrayBuffer.");
      if (view === undefined) return ok({ type, ...named, name, buffer });
      return isView(view) ? ok({ type, ...named, name, buffer, view }) : wrong(NO_VIEW);
    case "setView":
      return isView(view) ? ok({ type, ...named, view }) : wrong(NO_VIEW);
    default:
      return wrong("The field type is none of hello, open and setView.");
  }
}

const NO_VIEW = "The field view is not a link that begins with #/.";

function isRecord(data: unknown): data is Readonly<Record<string, unknown>> {
  return typeof data === "object" && data !== null;
}

function isId(id: unknown): id is MessageId {
  return (typeof id === "string" && id.length <= MOST_CHARACTERS) || Number.isFinite(id);
}

function isView(view: unknown): view is string {
  return typeof view === "string" && view.startsWith("#/");
}
