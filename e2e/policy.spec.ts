import { expect, test } from "./support/fixtures.ts";
import { expectOpen } from "./support/workspace.ts";

/** What the page may do at most. */
const STRICTEST: Readonly<Record<string, readonly string[]>> = {
  "default-src": ["'none'"],
  "script-src": ["'self'", "'wasm-unsafe-eval'"],
  "worker-src": ["'self'"],
  "style-src": ["'self'"],
  "img-src": ["'self'", "data:", "blob:"],
  "font-src": ["'self'"],
  "connect-src": ["*"],
  "manifest-src": ["'self'"],
  "base-uri": ["'none'"],
  "form-action": ["'none'"],
  "require-trusted-types-for": ["'script'"],
  "trusted-types": ["default"],
};

test("the built page has a strict content security policy, before any script", async ({ page, request }) => {
  const html = await (await request.get("./")).text();
  const policyAt = html.indexOf('http-equiv="Content-Security-Policy"');
  expect(policyAt).toBeGreaterThan(0);
  expect(policyAt).toBeLessThan(html.indexOf("<script"));
  expect(html).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\son\w+=/);

  await page.goto("./");
  const policy =
    (await page.locator("meta[http-equiv='Content-Security-Policy']").getAttribute("content")) ?? "";
  const directives = new Map(
    policy.split(";").map(text => {
      const [name = "", ...sources] = text.trim().split(/\s+/);
      return [name, sources] as const;
    }),
  );
  expect([...directives.keys()].toSorted()).toEqual(Object.keys(STRICTEST).toSorted());
  for (const [name, allowed] of Object.entries(STRICTEST)) {
    for (const source of directives.get(name) ?? []) expect(allowed, name).toContain(source);
  }
});

test("the page works below any path, with relative addresses only", async ({ page, baseURL }) => {
  const html = await (await page.request.get("./")).text();
  const addresses = [...html.matchAll(/\b(?:src|href)="([^"]*)"/g)].map(([, address]) => address);
  expect(addresses.length).toBeGreaterThan(2);
  for (const address of addresses) expect(address).toMatch(/^\.\//);
  await page.goto("./#/?example=go-cpu");
  await expectOpen(page, "go-cpu.pb.gz");
  expect(page.url()).toContain(`${baseURL}#/`);
});
