import { chromium } from "@playwright/test";
import { serve } from "/work/wt-names/scripts/serve.mjs";
import { readFileSync } from "node:fs";
const server = await serve({ directory: "/work/wt-names/dist", port: 0 });
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
const jobs = JSON.parse(process.argv[2]);
for (const { name, hash, width = 1440, dark, own, click, more, file } of jobs) {
  const c = await browser.newContext({ viewport: { width, height: width < 600 ? 844 : 900 }, colorScheme: dark ? "dark" : "light", deviceScaleFactor: width<600?2:1, reducedMotion: "reduce" });
  if (own) await c.addInitScript(() => localStorage.setItem("proflens:preferences", JSON.stringify({ shortNames: false })));
  const p = await c.newPage();
  p.on("pageerror", e => console.log("ERR", e.message));
  await p.goto(server.url + (file ? "" : hash));
  if (file) { const [ch] = await Promise.all([p.waitForEvent("filechooser"), p.getByRole("button", { name: "Open profile" }).first().click()]); await ch.setFiles(file); }
  await p.waitForFunction(() => performance.getEntriesByName("proflens:drawn").length > 0);
  if (file && hash) { const h = new URL(p.url()).hash; await p.goto(server.url + hash + (hash.includes("?")?"&":"?") + h.split("?")[1]); await p.waitForTimeout(600);}
  if (more) await p.getByRole("button", { name: "More" }).click();
  if (click) { await p.mouse.move(...click); await p.waitForTimeout(300); }
  await p.waitForTimeout(500);
  await p.screenshot({ path: `/tmp/p/${name}.png` });
  await c.close();
}
await browser.close(); await server.close();
