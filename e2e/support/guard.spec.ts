import { type Page, test as unguarded } from "@playwright/test";
import { expect, test } from "./fixtures.ts";
import { watch } from "./guard.ts";

const DONE = `document.title = "done";`;

const WORKER = `
  onmessage = async ({ data }) => {
    if (data === "fetch") await fetch("http://127.0.0.1:49151/profile").catch(() => {});
    postMessage("got it");
    if (data === "log") console.error("wrong");
    if (data === "throw") throw new Error("wrong");
  };`;

/** Opens a page with the given script, under a policy as strict as the app's. */
async function open(page: Page, script: string): Promise<void> {
  const html = `<!doctype html>
    <meta http-equiv="Content-Security-Policy"
      content="default-src 'none'; script-src 'self'; worker-src 'self'; connect-src *">
    <script type="module" src="./script.js"></script>`;
  await page.context().route("**/guarded/*", async (route, request) => {
    const name = new URL(request.url()).pathname.split("/").at(-1);
    if (name === "script.js") return route.fulfill({ contentType: "text/javascript", body: script });
    if (name === "worker.js") return route.fulfill({ contentType: "text/javascript", body: WORKER });
    return route.fulfill({ contentType: "text/html", body: html });
  });
  await page.goto("./guarded/page.html");
  await page.waitForFunction(() => document.title === "done");
}

/** A page that sends a message to a worker and is done a moment after the worker's answer. */
const workerGets = (message: string): string => `
  const worker = new Worker("./worker.js");
  worker.onmessage = () => setTimeout(() => { ${DONE} }, 100);
  worker.postMessage("${message}");`;

const CASES: { does: string; script: string; complaint: string }[] = [
  {
    does: "logs an error",
    script: `console.error("wrong"); ${DONE}`,
    complaint: "console: wrong",
  },
  {
    does: "throws",
    script: `${DONE} throw new Error("wrong");`,
    complaint: "uncaught: wrong",
  },
  {
    does: "rejects a promise nobody holds",
    script: `${DONE} Promise.reject(new Error("wrong"));`,
    complaint: "uncaught: wrong",
  },
  {
    does: "violates its policy",
    script: `document.addEventListener("securitypolicyviolation", () => { ${DONE} });
      document.head.append(Object.assign(document.createElement("style"), { textContent: "p { top: 0 }" }));`,
    complaint: "console: CSP: style-src-elem blocked inline",
  },
  {
    does: "asks another origin",
    script: `await fetch("http://127.0.0.1:49151/profile").catch(() => {}); ${DONE}`,
    complaint: "request to another origin: http://127.0.0.1:49151/profile",
  },
  {
    does: "opens a web socket to another origin",
    script: `new WebSocket("ws://127.0.0.1:49151/live").onerror = () => { ${DONE} };`,
    complaint: "request to another origin: ws://127.0.0.1:49151/live",
  },
  {
    does: "logs an error in a worker",
    script: workerGets("log"),
    complaint: "console: wrong",
  },
  {
    does: "throws in a worker",
    script: workerGets("throw"),
    complaint: "uncaught: wrong",
  },
  {
    does: "asks another origin from a worker",
    script: workerGets("fetch"),
    complaint: "request to another origin: http://127.0.0.1:49151/profile",
  },
  {
    does: "opens a page that does wrong",
    script: `const second = open("about:blank"); second.console.error("wrong"); ${DONE}`,
    complaint: "console: wrong",
  },
];

for (const { does, script, complaint } of CASES) {
  unguarded(`the guard names a page that ${does}`, async ({ page, context, baseURL }) => {
    const complaints = await watch(context, new URL(baseURL ?? "").origin, { requests: [], errors: [] });
    await open(page, script);
    await expect.poll(complaints).toContain(complaint);
  });
}

test("a page that behaves passes", async ({ page }) => {
  await open(page, `console.warn("only a warning"); ${DONE}`);
  await page.screenshot();
});

test.fail("a page that misbehaves fails its test", async ({ page }) => {
  await open(page, `console.error("wrong"); ${DONE}`);
});

test("what the test allows passes", async ({ page, allowRequests, allowErrors }) => {
  allowRequests(url => url.host === "127.0.0.1:49151");
  allowErrors(message => message.includes("ERR_"));
  await open(page, `await fetch("http://127.0.0.1:49151/profile").catch(() => {}); ${DONE}`);
});
