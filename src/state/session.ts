import { createStore } from "zustand/vanilla";
import type { Problem } from "../base/problem";
import type { EngineClient } from "../engine/client";
import type { OpenProgress, OpenRole, ProfileSummary } from "../engine/protocol";
import type { ProfileOrigin } from "./viewState";

/** The profile that is open. */
export interface OpenProfile {
  /** Counts the opens of this page: another number is another profile, even of the same name. */
  readonly number: number;
  readonly name: string;
  readonly origin: ProfileOrigin;
  readonly summary: ProfileSummary;
  /** The engine that holds it. */
  readonly engine: EngineClient;
  /** Of a series, the one that is looked at, where it is one: name and summary are its own. */
  readonly step?: number;
  /** The last base that was opened beside it. It stays when the comparison ends, so that Back brings it back at once. */
  readonly base?: OpenBase;
}

/** A base that is open. */
export interface OpenBase {
  /** As `Comparison.baseId`. */
  readonly baseId: number;
  readonly name: string;
  readonly origin: ProfileOrigin;
  readonly summary: ProfileSummary;
}

/** A profile on its way. */
export interface Loading {
  readonly name: string;
  readonly role: OpenRole;
  readonly progress: OpenProgress | undefined;
  /** It takes so long that the user wants to see progress. */
  readonly slow: boolean;
}

/** An open that failed. */
export interface Failure {
  /** What was tried, such as `cpu.pb.gz could not be opened`. */
  readonly title: string;
  readonly problem: Problem;
  readonly canRetry: boolean;
  /** Whether part of it can be opened: as much as the problem says is readable. */
  readonly canSalvage: boolean;
}

/** A link wants something from a private host: the user decides. */
export interface HostQuestion {
  readonly kind: "host";
  readonly url: URL;
  readonly answer: (yes: boolean) => void;
}

/** An archive holds several profiles, or source as well: the user chooses. */
export interface ArchiveQuestion {
  readonly kind: "archive";
  /** Of the archive. */
  readonly name: string;
  readonly profiles: readonly { readonly path: string; readonly size: number }[];
  /** How many of its files are program text. */
  readonly sourceCount: number;
  /** undefined: nothing. */
  readonly answer: (choice: ArchiveChoice | undefined) => void;
}

export interface ArchiveChoice {
  /** Places in the question's list, at least one. */
  readonly chosen: readonly number[];
  /** The program text is wanted as source. */
  readonly withSources: boolean;
}

/** What is open, on its way, or went wrong. */
export interface Session {
  readonly profile: OpenProfile | undefined;
  readonly loading: Loading | undefined;
  readonly failure: Failure | undefined;
  readonly question: HostQuestion | ArchiveQuestion | undefined;
  /** Why the open profile will not be there after a reload. */
  readonly notKept: string | undefined;
  /** The address of the page named a profile, and that has not been settled yet: no start page. */
  readonly starting: boolean;
}

export const sessionStore = createStore<Session>(() => ({
  profile: undefined,
  loading: undefined,
  failure: undefined,
  question: undefined,
  notKept: undefined,
  starting: false,
}));

/** Takes the error message off the screen. */
export function dismissFailure(): void {
  sessionStore.setState({ failure: undefined });
}
