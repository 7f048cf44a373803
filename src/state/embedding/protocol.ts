/**
 * What the app and a page that embeds it say to each other with `postMessage`; docs/embedding.md is its description
 * for others. Every message has the field `proflens` with the version; what has not is none of ours.
 */
export const PROTOCOL_VERSION = 1;

/** What an answer is about, as the embedder named it; absent where it did not. */
export type MessageId = string | number;

/** What the embedder says. */
export type EmbedderMessage =
  /** Is anybody there? */
  | { readonly type: "hello"; readonly id?: MessageId }
  /** A profile to be opened, in any format, and how it is looked at: a link such as `#/top?f=json`. */
  | {
      readonly type: "open";
      readonly id?: MessageId;
      readonly name: string;
      readonly buffer: ArrayBuffer;
      readonly view?: string;
    }
  /** Another way to look at the profile that the embedder opened. */
  | { readonly type: "setView"; readonly id?: MessageId; readonly view: string };

/** What the app says. */
export type AppMessage =
  /** Messages are heard from now on. */
  | { readonly type: "ready"; readonly id?: MessageId }
  /** The embedder's profile is open. */
  | {
      readonly type: "opened";
      readonly id?: MessageId;
      readonly name: string;
      readonly sampleTypes: readonly { readonly type: string; readonly unit: string }[];
    }
  /** In the embedder's profile another function was selected, or none; `view` is the link for `setView`. */
  | { readonly type: "selectionChanged"; readonly selection: string | null; readonly view: string }
  /** What the embedder wanted is not done. `kind` is one of `ProblemKind`. */
  | {
      readonly type: "error";
      readonly id?: MessageId;
      readonly kind: string;
      readonly message: string;
      readonly advice: string;
    };
