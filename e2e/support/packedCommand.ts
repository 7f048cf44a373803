import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { copyFileSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { repositoryPath } from "./exampleFiles.ts";

/** The command as somebody else gets it: packed, and installed in an empty folder without a network. */
export class PackedCommand {
  readonly folder = mkdtempSync(join(tmpdir(), "proflens-packed-"));
  private readonly servers: ChildProcess[] = [];

  /** `dist/` has been built; the command is built here. */
  constructor() {
    const root = repositoryPath("");
    const npx = (...args: string[]) => execFileSync("npx", args, { cwd: root, stdio: "pipe" });
    npx("vite", "build", "-c", "vite.cli.config.ts", "--logLevel", "error");
    copyFileSync(join(root, "dist/report-template.html"), join(root, "dist-cli/report-template.html"));
    this.npm(root, "pack", "--ignore-scripts", "--pack-destination", this.folder);
    const [tarball = ""] = readdirSync(this.folder);
    this.npm(this.folder, "install", "--offline", "--no-audit", "--no-fund", `./${tarball}`);
  }

  /** Runs it to its end; what it printed. */
  run(...args: string[]): string {
    return execFileSync("npx", ["--offline", "proflens", ...args], {
      cwd: this.folder,
      encoding: "utf8",
      env: { ...process.env, TZ: "UTC" },
      maxBuffer: 1 << 26,
    });
  }

  /** Starts it without opening a browser; where it serves. */
  serve(...args: string[]): Promise<{ address: string; end: () => Promise<number | null> }> {
    // What npx runs: npx itself ends by the signal, without the command's exit status.
    const child = spawn(join(this.folder, "node_modules/.bin/proflens"), ["-no_browser", ...args], {
      cwd: this.folder,
      stdio: ["ignore", "ignore", "pipe"],
    });
    this.servers.push(child);
    const ended = new Promise<number | null>(resolve => {
      child.once("exit", resolve);
    });
    const end = () => {
      child.kill("SIGINT");
      return ended;
    };
    return new Promise((resolve, reject) => {
      let said = "";
      child.stderr.on("data", (piece: Buffer) => {
        said += piece.toString();
        const address = /^Serving web UI on (\S+)\n/m.exec(said)?.[1];
        if (address !== undefined) resolve({ address, end });
      });
      void ended.then(status => reject(new Error(`proflens ended with ${status}: ${said}`)));
    });
  }

  remove(): void {
    for (const server of this.servers) server.kill();
    rmSync(this.folder, { recursive: true });
  }

  private npm(cwd: string, ...args: string[]): void {
    execFileSync("npm", args, { cwd, stdio: "pipe" });
  }
}
