import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { err } from "../../base/result";
import type { Output } from "../host";
import { run } from "../run";
import { NO_SERVER } from "../fixtures/noServer";

const EXAMPLE = resolve(import.meta.dirname, "../../../public/examples/go-cpu.pb.gz");
const folder = mkdtempSync(join(tmpdir(), "proflens-check-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** A profile of folded stacks. */
function profile(name: string, ...stacks: string[]): string {
  const path = join(folder, `${name}.folded`);
  writeFileSync(path, `${stacks.join("\n")}\n`);
  return path;
}

async function check(...args: string[]): Promise<{ status: number; stdout: string; stderr: string }> {
  const output = (): Output & { text: string } => ({
    isTerminal: false,
    text: "",
    async write(bytes) {
      this.text += new TextDecoder().decode(bytes);
    },
  });
  const [stdout, stderr] = [output(), output()];
  const status = await run(["check", ...args], {
    environment: { TZ: "UTC" },
    workingFolder: folder,
    stdin: () => new Blob([]).stream(),
    ...NO_SERVER,
    reportTemplate: async () => err("not asked for"),
    stdout,
    stderr,
  });
  return { status, stdout: stdout.text, stderr: stderr.text };
}

const OLD = profile("old", "main;parse 1000", "main;render 1000");

describe("check", () => {
  it("ends with 1 and a table where a function grew", async () => {
    const grown = profile("grown", "main;parse 1200", "main;render 1000");
    const { status, stdout, stderr } = await check(`-diff_base=${OLD}`, "-max_increase=5%", grown);
    expect([status, stderr]).toEqual([1, ""]);
    // 200 of 2,000 are 10 %; the noise of parse is the root of 1,000 + 1,200.
    expect(stdout.split("\n").map(line => line.trim().replace(/ +/g, " "))).toEqual([
      "Grew by more than 5% of the base's 2000:",
      "base new increase % noise name",
      "cum 2000 2200 200 10.00% 3.1σ main",
      "flat 1000 1200 200 10.00% 4.3σ parse",
      "cum 1000 1200 200 10.00% 4.3σ parse",
      "",
    ]);
  });

  it("ends with 0 where growth is noise, or less than allowed", async () => {
    // 110 are 5.5 %, but only 2.4 standard deviations.
    const noise = profile("noise", "main;parse 1110", "main;render 1000");
    const said = "No function grew by more than 5% of the base's 2000.\n";
    expect(await check("-diff_base", OLD, noise)).toEqual({ status: 0, stdout: said, stderr: "" });
    const grown = profile("grown", "main;parse 1200", "main;render 1000");
    expect((await check("-diff_base", OLD, "-max_increase=0.1", grown)).status).toBe(0);
    expect((await check("-diff_base", EXAMPLE, "-max_increase=0%", EXAMPLE)).status).toBe(0);
  });

  it("takes filters, -normalize and styles", async () => {
    const twice = profile("twice", "main;parse 2000", "main;render 2000", "main;fresh 1000");
    expect((await check("-diff_base", OLD, "-focus=render", "-ignore=.", twice)).status).toBe(0);
    const { status, stdout } = await check("-diff_base", OLD, "-normalize", "-markdown", twice);
    expect(status).toBe(1);
    // 5,000 become 2,000: parse and render are less than before, and fresh is a fifth.
    expect(stdout.match(/`.*`/g)).toEqual(["`fresh`", "`fresh`"]);
  });

  it("ends with 2 where it cannot compare", async () => {
    expect(await check(OLD)).toMatchObject({ status: 2, stderr: expect.stringContaining("-diff_base") });
    expect(await check("-diff_base", OLD, "-max_increase=much", OLD)).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('"much"'),
    });
    expect((await check("-diff_base", OLD, join(folder, "none"))).status).toBe(2);
    // There is no cpu time in the base.
    const { status, stderr } = await check("-diff_base", OLD, EXAMPLE);
    expect([status, stderr]).toEqual([2, expect.stringContaining("sample_index")]);
  });
});
