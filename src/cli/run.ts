import { generateReport } from "../report";
import { check } from "./check";
import { readCheckLine } from "./check/checkLine";
import { deliver } from "./deliver";
import { type CommandLine, type CommandLineFailure, readCommandLine } from "./flags/commandLine";
import { HTML_COMMAND } from "./flags/htmlCommand";
import type { Serving } from "./flags/serving";
import { usageText } from "./flags/usage";
import type { Host } from "./host";
import { htmlFile } from "./htmlFile";
import { loadProfile, loadSides } from "./loadProfile";
import { reportEnvironment } from "./reportEnvironment";
import { say } from "./say";

/** What pprof ends with, whatever went wrong. */
const FAILURE = 2;

/** What `check` ends with where something grew. */
const GROWN = 1;

/** Runs the command; the answer is its exit status. */
export async function run(args: readonly string[], host: Host): Promise<number> {
  if (args[0] === "check") return runCheck(args.slice(1), host);
  const line = readCommandLine(args);
  if (!line.ok) return refuse(line.error, host);
  for (const remark of line.value.remarks) await say(host.stderr, remark);
  if (line.value.command === HTML_COMMAND) return printHtml(line.value, host);
  if (line.value.serving !== undefined) return runServer(line.value, line.value.serving, host);
  const profile = await loadProfile(line.value, host);
  if (!profile.ok) return fail(profile.error, host);
  const { command, argument, config } = line.value;
  const report = await generateReport(profile.value, command, argument, config, reportEnvironment(host));
  const { warnings } = report.ok ? report.value : report.error;
  for (const warning of warnings) await say(host.stderr, warning);
  if (!report.ok) return fail(report.error.message, host);
  const delivered = await deliver(report.value.bytes, command, config.output, host);
  return delivered.ok ? 0 : fail(delivered.error, host);
}

/** Whether functions grew: 1 where some did, and which. */
async function runCheck(args: readonly string[], host: Host): Promise<number> {
  const asked = readCheckLine(args);
  if (!asked.ok) return refuse(asked.error, host);
  const { line } = asked.value;
  for (const remark of line.remarks) await say(host.stderr, remark);
  const checked = await check(asked.value, host);
  if (!checked.ok) return fail(checked.error, host);
  const delivered = await deliver(checked.value.table, line.command, line.config.output, host);
  if (!delivered.ok) return fail(delivered.error, host);
  return checked.value.hasGrown ? GROWN : 0;
}

/** The page with the profiles inside. */
async function printHtml(line: CommandLine, host: Host): Promise<number> {
  const template = await host.reportTemplate();
  if (!template.ok) return fail(template.error, host);
  const sides = await loadSides(line, host);
  if (!sides.ok) return fail(sides.error, host);
  const html = htmlFile(template.value, line, sides.value);
  const delivered = await deliver(html, line.command, line.config.output, host);
  return delivered.ok ? 0 : fail(delivered.error, host);
}

/** The page with the profiles in it, until the user ends it. */
async function runServer(line: CommandLine, serving: Serving, host: Host): Promise<number> {
  // Reports do without it.
  const { serve } = await import("./server/serve");
  const served = await serve(line, serving, host);
  return served.ok ? 0 : fail(served.error, host);
}

async function refuse(failure: CommandLineFailure, host: Host): Promise<number> {
  switch (failure.kind) {
    case "help":
      await host.stdout.write(new TextEncoder().encode(usageText()));
      return 0;
    case "usage":
      await say(host.stderr, failure.message);
      await say(host.stderr, usageText());
      return FAILURE;
    case "noSource":
      await say(host.stderr, usageText());
      return fail(failure.message, host);
    case "error":
      for (const remark of failure.remarks) await say(host.stderr, remark);
      return fail(failure.message, host);
  }
}

async function fail(message: string, host: Host): Promise<number> {
  await say(host.stderr, `proflens: ${message}`);
  return FAILURE;
}
