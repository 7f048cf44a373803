import { beforeEach, expect, it, vi } from "vitest";
import { addDisk } from "./disk";
import { readSource } from "./readSource";
import { sourcesStore } from "./store";

const { signal } = new AbortController();
const FILES: Readonly<Record<string, string>> = {
  "/home/me/app/src/main.go": "package main\n",
  "/home/me/app/lib/util.go": "package lib\n",
};
let listing = "";

beforeEach(() => {
  listing = `${Object.keys(FILES).join("\n")}\n!2 of its folders could not be read.\n`;
  sourcesStore.setState({ places: [], rules: [], hosts: [], versions: {} });
  vi.stubGlobal("fetch", async (address: string) => {
    const { pathname, searchParams } = new URL(address, "http://here/");
    if (pathname === "/series") return Response.json({ profiles: [], targets: [], roots: ["/home/me/app"] });
    if (pathname === "/sources") return new Response(listing);
    const text = FILES[searchParams.get("path") ?? ""];
    return text === undefined ? new Response("", { status: 404 }) : new Response(text);
  });
});

it("is a place like others: found by the ends of paths, with its notes", async () => {
  await addDisk();
  const [listed] = sourcesStore.getState().places;
  expect(listed).toMatchObject({
    place: { kind: "disk", name: "/home/me/app" },
    status: { kind: "ready", note: "2 of its folders could not be read." },
    fileCount: 2,
    isKept: true,
  });
  expect(await readSource("/ci/build/src/main.go", signal)).toMatchObject({
    kind: "text",
    lines: ["package main"],
    place: "disk",
    path: "/home/me/app/src/main.go",
  });
  expect(await readSource("/ci/none.go", signal)).toMatchObject({
    kind: "missing",
    tried: [{ place: "disk", paths: ["ci/none.go", "none.go"] }],
  });
});

it("says what is gone", async () => {
  listing = "/home/me/app/src/gone.go\n";
  await addDisk();
  const answer = await readSource("src/gone.go", signal);
  expect(answer).toMatchObject({
    kind: "failed",
    problem: { message: "The command cannot read /home/me/app/src/gone.go any more." },
  });
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("Failed to fetch")));
  expect(await readSource("src/gone.go", signal)).toMatchObject({
    kind: "failed",
    problem: { message: "The command that serves this page does not answer." },
  });
});
