import { describe, expect, it } from "vitest";
import { bareName, reportFileName } from "./saving";

describe("names of saved files", () => {
  it.each([
    ["cpu.pb.gz", "cpu"],
    ["profile", "profile"],
    ["a.b.prof", "a.b"],
    ["heap.pprof", "heap"],
    [".pb.gz", "profile"],
    ["../etc/pass wd.pb", ".._etc_pass wd"],
    ["cpu.pb.gz + 2 more", "cpu.pb.gz + 2 more"],
    ["cpu.pb.gz (partial)", "cpu.partial"],
    ["a<b>:\u0000\n*.pb", "a_b_"],
    ["профиль.pb.gz", "профиль"],
  ])("%j without what says that it is a profile is %j", (name, bare) => {
    expect(bareName(name)).toBe(bare);
  });

  it.each([
    ["top", "cpu.top.txt"],
    ["proto", "cpu.pb.gz"],
    ["topproto", "cpu.top.pb.gz"],
    ["dot", "cpu.dot"],
    ["callgrind", "cpu.callgrind"],
    ["folded", "cpu.folded"],
  ])("a %s report is %s", (command, fileName) => {
    expect(reportFileName("cpu.pb.gz", { command })).toBe(fileName);
  });

  it("say what kind of table is in them", () => {
    expect(reportFileName("cpu.pb.gz", { command: "top", style: "csv" })).toBe("cpu.top.csv");
    expect(reportFileName("cpu.pb.gz", { command: "tree", style: "markdown" })).toBe("cpu.tree.md");
  });
});
