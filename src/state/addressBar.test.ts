import { describe, expect, it } from "vitest";
import { AddressBar, type AddressWindow } from "./addressBar";
import { EMPTY_VIEW_STATE, type ReadLink } from "./link";

/** A window with a history of its own and a clock that runs when told. */
class FakeWindow implements AddressWindow {
  entries: string[];
  at = 0;
  listeners = new Map<string, () => void>();
  timers = new Map<number, () => void>();

  constructor(address: string) {
    this.entries = [address];
  }

  get location() {
    const { pathname, search, hash } = new URL(this.entries[this.at] ?? "", "https://x.example");
    return { pathname, search, hash };
  }

  history = {
    pushState: (_data: unknown, _unused: string, url?: string | URL | null) => {
      this.entries.splice(++this.at, Number.POSITIVE_INFINITY, String(url));
    },
    replaceState: (_data: unknown, _unused: string, url?: string | URL | null) => {
      this.entries[this.at] = String(url);
    },
  };

  addEventListener(type: string, listener: () => void): void {
    this.listeners.set(type, listener);
  }

  setTimeout(run: () => void): number {
    this.timers.set(this.timers.size + 1, run);
    return this.timers.size;
  }

  clearTimeout(timer: number): void {
    this.timers.delete(timer);
  }

  later(): void {
    const due = [...this.timers.values()];
    this.timers.clear();
    for (const run of due) run();
  }

  go(entry: number): void {
    this.at = entry;
    this.listeners.get("popstate")?.();
    this.listeners.get("hashchange")?.();
  }
}

function start(address: string) {
  const window = new FakeWindow(address);
  const changes: ReadLink[] = [];
  const bar = new AddressBar(window, link => changes.push(link));
  return { window, bar, changes };
}

const state = (selection: string) => ({ ...EMPTY_VIEW_STATE, view: "top" as const, selection });

describe("the address bar", () => {
  it("makes a step per push and none per replace", () => {
    const { window, bar } = start("/app/");
    bar.write(state("a"), "push");
    bar.write(state("b"), "push");
    bar.write(state("b"), "push");
    bar.write(state("c"), "replace");
    expect(window.entries).toEqual(["/app/", "/app/#/top?sel=a", "/app/#/top?sel=c"]);
  });

  it("writes quick replacements together, and before a push", () => {
    const { window, bar } = start("/");
    for (const name of ["a", "b", "c", "d"]) bar.write(state(name), "replace");
    expect(window.entries).toEqual(["/#/top?sel=a"]);
    window.later();
    expect(window.entries).toEqual(["/#/top?sel=d"]);
    for (const name of ["e", "f", "g"]) bar.write(state(name), "replace");
    bar.write(state("h"), "push");
    window.later();
    expect(window.entries).toEqual(["/#/top?sel=g", "/#/top?sel=h"]);
  });

  it("tells once of a change by others, which drops what was still to be written", () => {
    const { window, bar, changes } = start("/");
    bar.write(state("a"), "push");
    bar.write(state("b"), "replace");
    bar.write(state("c"), "replace");
    window.go(0);
    window.later();
    expect(changes.map(change => change.state)).toEqual([EMPTY_VIEW_STATE]);
    expect(window.entries).toEqual(["/", "/#/top?sel=b"]);
  });

  it("moves the query string into the hash", () => {
    const { window, bar } = start("/app/?si=cpu&f=json#/top");
    expect(bar.read().state.sampleType).toBe("cpu");
    expect(window.entries).toEqual(["/app/#/top?si=cpu&f=json"]);
  });
});
