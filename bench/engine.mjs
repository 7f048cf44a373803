/**
 * Records the engine at work in Node with @datadog/pprof, and takes a picture of that profile in Proflens itself.
 *
 *     npm run bench:engine -- [STACKS=1m] [PICTURE.png]
 *
 * The recorder is installed into `.cache/` when it is first needed; the profile is left at `.cache/bench/engine.pb.gz`.
 */

import { createRequire } from "node:module";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { serve } from "../scripts/serve.mjs";
import { parseSize } from "./arguments.mjs";
import { bundledForNode } from "./engine/bundle.mjs";
import { CACHE_FOLDER, ensureProfileFile } from "./generate.mjs";
import { installedPackage } from "./peers/npmPackage.mjs";
import { inFreshBrowser } from "./run/browser.mjs";
import { builtPage } from "./run/built.mjs";

const RECORDER = { name: "@datadog/pprof", version: "5.20.0" };
const ROUNDS = 2;

const [size = "1m", picturePath] = process.argv.slice(2);
const { path } = await ensureProfileFile(parseSize(size), 1);
const recorderFolder = await installedPackage(RECORDER.name, RECORDER.version);
if (recorderFolder === undefined) throw new Error(`npm could not install ${RECORDER.name}`);
const { time, encode } = createRequire(import.meta.url)(recorderFolder);

const { workAsEngine } = await bundledForNode("work");
await workAsEngine(path);
time.start({ durationMillis: 600_000, intervalMicros: 1000 });
for (let round = 0; round < ROUNDS; round++) await workAsEngine(path);
const profilePath = join(CACHE_FOLDER, "engine.pb.gz");
await writeFile(profilePath, await encode(time.stop()));
console.log(`${profilePath}: ${(await readFile(profilePath)).length} bytes`);

if (picturePath !== undefined) {
  const server = await serve({ directory: builtPage(), port: 0 });
  await inFreshBrowser(async browser => {
    const page = await browser.newPage({
      viewport: { width: 1440, height: 900 },
      colorScheme: "light",
      reducedMotion: "reduce",
    });
    await page.goto(server.url);
    const chooser = page.waitForEvent("filechooser");
    await page.getByRole("button", { name: "Open profile" }).click();
    await (await chooser).setFiles(profilePath);
    await page.waitForFunction(() => performance.getEntriesByName("proflens:drawn").length > 0);
    await page.waitForTimeout(1000);
    await page.screenshot({ path: picturePath });
  });
  await server.close();
  console.log(picturePath);
}
