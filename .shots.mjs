import { chromium } from "@playwright/test";
import { serve } from "./scripts/serve.mjs";
const server = await serve({ directory: "dist", port: 0 });
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
const errors = [];
for (const [w, h, name] of [[1440, 900, "wide"], [390, 844, "narrow"]]) for (const scheme of ["light", "dark"]) {
  const ctx = await browser.newContext({ viewport: { width: w, height: h }, colorScheme: scheme, deviceScaleFactor: name === "narrow" ? 2 : 1, reducedMotion: "reduce" });
  const page = await ctx.newPage();
  page.on("pageerror", e => errors.push(String(e))); page.on("console", m => m.type() === "error" && errors.push(m.text()));
  for (const [ex, view] of [["go-cpu", "flamegraph"], ["rust-cpu", "top"], ["go-heap", "flamegraph"]]) {
    await page.goto(`${server.url}#/${view}?example=${ex}`);
    await page.waitForFunction(() => performance.getEntriesByName("proflens:drawn").length > 0);
    const button = page.getByRole("button", { name: "Findings", exact: false }).first();
    await button.waitFor();
    await page.waitForTimeout(900);
    if (ex === "go-cpu") await page.screenshot({ path: `/tmp/ins/shots/${ex}-closed-${scheme}-${name}.png` });
    if ((await button.getAttribute("aria-expanded")) !== "true") await button.click();
    await page.getByRole("complementary", { name: "Findings" }).getByRole("listitem").first().waitFor();
    await page.waitForTimeout(400);
    if (ex === "go-cpu") await page.getByRole("button", { name: "Rule" }).first().click();
    await page.screenshot({ path: `/tmp/ins/shots/${ex}-findings-${scheme}-${name}.png` });
    if (ex === "go-cpu" || ex === "rust-cpu") {
      await page.getByRole("button", { name: "Close findings" }).click();
      await page.getByRole("button", { name: "Presets" }).click();
      await page.getByRole("menuitemcheckbox").first().waitFor();
      await page.waitForTimeout(300);
      await page.getByRole("menuitemcheckbox").nth(1).click();
      await page.waitForTimeout(900);
      await page.screenshot({ path: `/tmp/ins/shots/${ex}-presets-${scheme}-${name}.png` });
      await page.keyboard.press("Escape");
    }
  }
  await ctx.close();
}
console.log(errors);
await browser.close(); await server.close();
