import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { builtFiles } from "./built-files.mjs";

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "proflens-built-"));
  await mkdir(join(folder, "assets"));
  await writeFile(
    join(folder, "index.html"),
    `<script type="module" crossorigin src="./assets/index-1.js"></script>`,
  );
  await writeFile(join(folder, "assets", "index-1.js"), "1");
  await writeFile(join(folder, "icon.svg"), "icon");
  await writeFile(join(folder, "sw.js"), "of the build before");
});

afterEach(() => rm(folder, { recursive: true }));

it("lists every file, with a revision where the name has none, and the page as the folder", () => {
  const { entry, files } = builtFiles(folder);
  expect(entry).toBe("assets/index-1.js");
  expect(files).toEqual([
    { path: "assets/index-1.js" },
    { path: "icon.svg", revision: expect.stringMatching(/^[\da-f]{16}$/) },
    { path: "", revision: expect.stringMatching(/^[\da-f]{16}$/) },
  ]);
});

it("is another version where any file differs, and only there", async () => {
  const { version } = builtFiles(folder);
  await writeFile(join(folder, "sw.js"), "another");
  expect(builtFiles(folder).version).toBe(version);
  await writeFile(join(folder, "icon.svg"), "another icon");
  expect(builtFiles(folder).version).not.toBe(version);
});

it("says so where there is no built page", async () => {
  await writeFile(join(folder, "index.html"), "<p>nothing</p>");
  expect(() => builtFiles(folder)).toThrow("begins with no script");
});
