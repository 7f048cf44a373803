/** A browser that starts. */
export interface FoundBrowser {
  executablePath: string;
  /** Where it came from, for the console. */
  how: string;
}

/** Everything `findBrowser` asks of the machine it runs on. */
export interface Machine {
  environment: Record<string, string | undefined>;
  platform: string;
  isRoot: boolean;
  /** Whether a browser is there and starts. */
  starts(executablePath: string): boolean;
  /** Whether the PATH has this command. */
  has(command: string): boolean;
  /** Where Playwright keeps its Chromium, there or not. */
  playwrightPath(): Promise<string | undefined>;
  /** Runs Playwright's own command; true when it succeeded. */
  playwright(parameters: string[]): boolean;
  /** Runs a command with its parameters; true when it succeeded. */
  run(command: string[]): boolean;
  say(message: string): void;
}

export function findBrowser(machine?: Machine): Promise<FoundBrowser>;
