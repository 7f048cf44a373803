import { describe, expect, it } from "vitest";
import { MemoryCaches } from "./fixtures/memoryCaches";
import { keepShared, takeShared } from "./shared";
import { sharedId } from "./sharedId";

function form(fields: Readonly<Record<string, string | readonly File[]>>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) {
    if (typeof value === "string") data.append(name, value);
    else for (const file of value) data.append(name, file);
  }
  return data;
}

describe("what other programs share", () => {
  it("is handed over once, with names as they are", async () => {
    const caches = new MemoryCaches();
    const names = ["cpu ünter/1.pb.gz", "b.pprof"];
    const profiles = names.map((name, index) => new File([`bytes ${index}`], name));
    const address = await keepShared(form({ title: "cpu", profiles }), caches.asStorage());
    const id = sharedId(address.slice(2));
    if (id === undefined) throw new Error(`${address} names nothing.`);
    const taken = await takeShared(id, caches.asStorage());
    expect(taken.map(({ name }) => name)).toEqual(names);
    expect(await Promise.all(taken.map(file => file.text()))).toEqual(["bytes 0", "bytes 1"]);
    expect(await takeShared(id, caches.asStorage())).toEqual([]);
  });

  it.each([
    [{ url: "https://a.example/cpu.pb.gz" }, "./#/?url=https%3A%2F%2Fa.example%2Fcpu.pb.gz"],
    [
      { title: "a profile", text: "look: https://a.example/x?y&z now" },
      "./#/?url=https%3A%2F%2Fa.example%2Fx%3Fy%26z",
    ],
    [{ title: "nothing", text: "javascript:alert(1)" }, "./#/"],
    [{}, "./#/"],
  ])("may be an address: %o", async (fields, address) => {
    expect(await keepShared(form(fields), new MemoryCaches().asStorage())).toBe(address);
  });

  it("is named by nothing but its own address", () => {
    expect(sharedId("#/?shared=1a-2b")).toBe("1a-2b");
    for (const hash of ["", "#/", "#/top?shared=1", "#/?shared=1&f=x", "#/?shared=", "#/?shared=../x"]) {
      expect(sharedId(hash), hash).toBeUndefined();
    }
  });
});
