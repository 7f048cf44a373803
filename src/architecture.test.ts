import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { checkArchitecture, FOLDERS } from "../scripts/architecture.ts";

const SRC = import.meta.dirname;
const paths = readdirSync(SRC, { recursive: true, encoding: "utf8" })
  .map(path => path.replaceAll("\\", "/"))
  .filter(path => /\.(ts|tsx|mts|cts|js|jsx|mjs|cjs)$/.test(path));

describe("src", () => {
  const report = checkArchitecture(new Map(paths.map(path => [path, readFileSync(join(SRC, path), "utf8")])));

  it("was looked at", () => {
    expect(report.modulesChecked).toBe(paths.length);
    expect(paths).toContain("architecture.test.ts");
    expect(paths.filter(path => FOLDERS.some(folder => path.startsWith(`${folder}/`)))).not.toHaveLength(0);
  });

  it("keeps to the architecture", () => {
    expect(report.violations.map(({ at, message }) => `${at} ${message}`)).toEqual([]);
  });
});

/** What is wrong with one file of the given text. */
function wrongWith(path: string, text: string): string[] {
  return checkArchitecture(new Map([[path, text]])).violations.map(({ at, message }) => `${at} ${message}`);
}

describe("the one-way rule", () => {
  const COMPLAINT = ["src/model/profile.ts:2 model imports ui, which is not left of it"];

  it.each([
    `import { App } from "../ui/app/App.tsx";`,
    `import type { App } from "../ui/app/App.tsx";`,
    `import "../ui/app/App.tsx";`,
    `import * as app from "../ui";`,
    `import "/src/ui/app/App.tsx";`,
    `export { App } from "../ui/app/App.tsx";`,
    `export * from "../ui/app/App.tsx";`,
    `export const app = await import("../ui/app/App.tsx");`,
    "export const app = await import(`../ui/app/App.tsx`);",
    `export type App = import("../ui/app/App.tsx").App;`,
    `export const worker = new Worker(new URL("../ui/worker.ts", import.meta.url));`,
    `import picture from "../ui/picture.svg?url";`,
    `export const views = import.meta.glob("../ui/views/*.ts");`,
    `export const views = import.meta.glob(["../ui/views/*.ts"]);`,
    `import app = require("../ui/app/App.tsx");`,
  ])("sees %s", line => {
    expect(wrongWith("model/profile.ts", `export const one = 1;\n${line}\n`)).toEqual(COMPLAINT);
  });

  it("lets a folder use itself and what is left of it, and nothing else", () => {
    for (const [position, from] of FOLDERS.entries()) {
      for (const [target, to] of FOLDERS.entries()) {
        const wrong = wrongWith(`${from}/deep/one.ts`, `import "../../${to}/two.ts";`);
        expect(wrong, `${from} → ${to}`).toHaveLength(target <= position ? 0 : 1);
      }
    }
  });

  it("lets the command use what needs no browser, and nobody the command", () => {
    expect(wrongWith("cli/command.ts", `import "../report/top.ts"; import "./server/open.ts";`)).toEqual([]);
    for (const folder of ["engine", "render", "state", "ui"]) {
      expect(wrongWith("cli/command.ts", `import "../${folder}/one.ts";`)).toHaveLength(1);
    }
    expect(wrongWith("ui/app/App.tsx", `import "../../cli/command.ts";`)).toHaveLength(1);
  });

  it("lets main.tsx use everything", () => {
    expect(
      wrongWith("main.tsx", `import "react"; import "./ui/app/App.tsx"; import "./base/result.ts";`),
    ).toEqual([]);
  });

  it("keeps imports inside src, except a test's", () => {
    expect(wrongWith("format/one.ts", `import "../../bench/generate.mjs";`)).toHaveLength(1);
    expect(wrongWith("format/one.test.ts", `import "../../bench/generate.mjs";`)).toEqual([]);
    expect(wrongWith("cli/version.ts", `import { version } from "../../package.json";`)).toEqual([]);
  });

  it("does not accept what it can't see", () => {
    expect(wrongWith("ui/one.ts", `export const load = (name: string) => import(name);`)).toEqual([
      "src/ui/one.ts:1 imports from a computed address, which can't be checked",
    ]);
    expect(wrongWith("ui/one.ts", "const = 1")).toEqual([expect.stringContaining("can't be parsed")]);
  });

  it("is not misled by text that looks like an import", () => {
    expect(
      wrongWith("model/one.ts", `// import "../ui/a.ts"\nexport const text = 'import "../ui/a.ts"';`),
    ).toEqual([]);
  });
});

describe("React", () => {
  it.each(["react", "react/jsx-runtime", "react-dom/client", "@ariakit/react", "lucide-react"])(
    "%s is for ui only",
    name => {
      const line = `import "${name}";`;
      expect(wrongWith("render/flame/draw.ts", line)).toEqual([
        `src/render/flame/draw.ts:1 render imports ${name}, which only ui may`,
      ]);
      expect(wrongWith("state/session.ts", line)).toHaveLength(1);
      expect(wrongWith("ui/app/App.tsx", line)).toEqual([]);
    },
  );

  it("is not every package whose name begins like it", () => {
    expect(wrongWith("base/one.ts", `import "reactive-columns";`)).toEqual([]);
  });
});

describe("what also runs without a page", () => {
  it.each([
    `document.title = "x";`,
    `export const width = window.innerWidth;`,
    `export const width = globalThis.window.innerWidth;`,
    `export const title = () => typeof document;`,
    `export function draw(canvas: HTMLCanvasElement): void {}`,
    `export const all = { document };`,
    `export const key = {}[document];`,
  ])("may not: %s", line => {
    expect(wrongWith("analysis/one.ts", line)).toEqual([
      expect.stringMatching(/uses \w+, which only a page has/),
    ]);
  });

  it.each([
    `export interface Place { document: string; window(): number }`,
    `export const place = { document: 1 }; place.document = 2;`,
    `export const sum = (window: number[]) => window.length;`,
    `export const { window = 3 } = { window: 4 };`,
    `import { document } from "./format.ts"; document();`,
    `// the document and the window\nexport const text = "document";`,
  ])("may: %s", line => {
    expect(wrongWith("analysis/one.ts", line)).toEqual([]);
  });

  it("is not the rest", () => {
    expect(wrongWith("ui/app/one.ts", `document.title = "x";`)).toEqual([]);
    expect(wrongWith("base/one.test.ts", `document.title = "x";`)).toEqual([]);
  });

  it("has no clock in the analysis", () => {
    expect(wrongWith("analysis/one.ts", `export const now = Date.now();`)).toHaveLength(1);
    expect(wrongWith("engine/one.ts", `export const now = Date.now();`)).toEqual([]);
  });
});

describe("places and names", () => {
  it.each(["base/utils.ts", "ui/kit/helpers.tsx", "model/types.ts", "misc/one.ts", "ui/Utils/one.ts"])(
    "%s says nothing",
    path => {
      expect(wrongWith(path, "")).toContainEqual(
        expect.stringContaining("says nothing about what is inside"),
      );
    },
  );

  it("knows every folder", () => {
    expect(wrongWith("extras/one.ts", "")).toEqual([
      "src/extras/one.ts:1 extras/ is not one of the folders of src",
    ]);
    expect(wrongWith("one.ts", "")).toHaveLength(1);
    expect(wrongWith("vite-env.d.ts", "")).toEqual([]);
    expect(wrongWith("model/sampleTypes.ts", "")).toEqual([]);
  });
});
