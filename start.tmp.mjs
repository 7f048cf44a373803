import { chromium } from "@playwright/test"; import { serve } from "./scripts/serve.mjs"; import { gzipSync } from "node:zlib";
const server = await serve({ directory: process.argv[2], port: 0 });
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
const ctx = await browser.newContext(); const page = await ctx.newPage(); await page.addInitScript(() => (globalThis.requestIdleCallback = () => 0));
const files=[]; ctx.on("request", r => {}); page.on("response", async r => { if (/\.(js|css)$/.test(new URL(r.url()).pathname)) files.push([new URL(r.url()).pathname, gzipSync(await r.body(), {level:9}).length]); });
ctx.on("serviceworker",()=>{});
await page.goto(server.url); await page.waitForTimeout(4000);
console.log(files.sort((a,b)=>b[1]-a[1]).map(f=>f.join(" ")).join("\n")); console.log("total", files.reduce((s,f)=>s+f[1],0));
await browser.close(); await server.close();
