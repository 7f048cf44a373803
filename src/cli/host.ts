import type { Result } from "../base/result";

/** What the command has of the process around it; tests have their own. */
export interface Host {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly workingFolder: string;
  /** Standard input from its start; to be asked for once. */
  stdin(): ReadableStream<Uint8Array>;
  /** The page as one file, for -html. The error says why there is none. */
  reportTemplate(): Promise<Result<string, string>>;
  /** The folder of the built app, for the server; it may not be there. */
  readonly appFolder: string;
  /** Resolves when the user wants what goes on for ever to end (Ctrl-C). */
  untilInterrupted(): Promise<void>;
  readonly stdout: Output;
  readonly stderr: Output;
}

/** Where bytes go. */
export interface Output {
  readonly isTerminal: boolean;
  /** Resolves once the bytes are on their way. */
  write(bytes: Uint8Array): Promise<void>;
}
