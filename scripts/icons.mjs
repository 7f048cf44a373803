// Draws public/icon.svg as the PNG files that installed apps need, into public/. Usage: npm run icons

import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";
import { findBrowser } from "./find-browser.mjs";

const PUBLIC = fileURLToPath(new URL("../public/", import.meta.url));
const SVG = readFileSync(`${PUBLIC}icon.svg`, "utf8");
/** Masks leave a circle of four fifths of the width. */
const MASKED = SVG.replace(/rx="7"/, "").replace("<g ", '<g transform="translate(5.6 5.6) scale(.65)" ');

const ICONS = [
  { file: "icon-192.png", size: 192, svg: SVG },
  { file: "icon-512.png", size: 512, svg: SVG },
  { file: "icon-maskable.png", size: 512, svg: MASKED },
];

const { executablePath } = await findBrowser();
const browser = await chromium.launch({
  ...(executablePath !== undefined && { executablePath }),
  args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
});
for (const { file, size, svg } of ICONS) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(`<style>body{margin:0}svg{display:block;width:100vw}</style>${svg}`);
  writeFileSync(PUBLIC + file, await page.screenshot({ omitBackground: true }));
  await page.close();
}
await browser.close();
