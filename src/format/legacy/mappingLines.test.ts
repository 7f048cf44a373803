import { runSteps } from "../../base/steps";
import { describe, expect, test } from "vitest";
import { LineScanner } from "./lineScanner";
import { readMapping, readMappings } from "./mappingLines";

const scanner = (text: string) => new LineScanner(new TextEncoder().encode(text));

/** `start-limit@offset file buildId` of every mapping. */
const picture = (text: string) =>
  runSteps(readMappings(scanner(text))).map(({ start, limit, offset, file, buildId }) =>
    `${start.toString(16)}-${limit.toString(16)}@${offset.toString(16)} ${file} ${buildId}`.trim(),
  );

describe("lines of memory maps", () => {
  // google/pprof, profile/legacy_profile_test.go: TestParseMappingEntry.
  test.each([
    ["00400000-02e00000 r-xp 00000000 00:00 0", "400000-2e00000@0"],
    ["02e00000-02e8a000 r-xp 02a00000 00:00 15953927    /foo/bin", "2e00000-2e8a000@2a00000 /foo/bin"],
    ["02e00000-02e8a000 r-xp 000000 00:00 15953927    [vdso]", "2e00000-2e8a000@0 [vdso]"],
    ["  02e00000-02e8a000: /foo/bin (@2a00000)", "2e00000-2e8a000@2a00000 /foo/bin"],
    ["  02e00000-02e8a000: /foo/bin (deleted)", "2e00000-2e8a000@0 /foo/bin"],
    ["  02e00000-02e8a000: [vdso]", "2e00000-2e8a000@0 [vdso]"],
    [
      "0xff6810563000 0xff6810565000 r-xp abc_exe 87c4d547f895cfd6a370e08dc5c5ee7bd4199d5b",
      "ff6810563000-ff6810565000@0 abc_exe 87c4d547f895cfd6a370e08dc5c5ee7bd4199d5b",
    ],
    [
      "7f5e5435e000-7f5e5455e000 --xp 00002000 00:00 1531        myprogram",
      "7f5e5435e000-7f5e5455e000@2000 myprogram",
    ],
    [
      "0x40000-0x80000 /path/to/binary      (@FF00)            abc123456",
      "40000-80000@ff00 /path/to/binary abc123456",
    ],
    [
      "W1220 15:07:15.201776    8272 logger.cc:12036]   0x40000-0x80000 /path/to/binary (@FF00) abc123456",
      "40000-80000@ff00 /path/to/binary abc123456",
    ],
  ])("%s", (line, expected) => {
    expect(picture(line)).toEqual([expected]);
  });

  test("what is not executable is none", () => {
    expect(readMapping("7f5e5435e000-7f5e5455e000 ---p 00002000 00:00 1531        myprogram")).toBe(
      "not executable",
    );
  });

  test("two numbers that touch part at the last digit, as in Go's expression", () => {
    expect(picture("40000080 /a")).toEqual(["4000008-0@0 /a"]);
    expect(picture("1230x456 /a")).toEqual(["123-456@0 /a"]);
    expect(picture("4 /a")).toEqual([]);
  });

  test("a name behind a dollar sign stands for its text", () => {
    expect(picture("build=/opt/app\nbuild=/later\n1-2 r-xp $build/server\n3-4 $buildx $other")).toEqual([
      "1-2@0 /opt/app/server",
      "3-4@0 /opt/appx",
    ]);
  });

  test("hostile lines take no longer than their length", () => {
    const digits = "a".repeat(65_000);
    const lines = [
      digits,
      `${digits} `,
      `${digits}-`,
      " ".repeat(65_000),
      "1:".repeat(32_000),
      `1-2 ${digits}:`,
    ];
    expect(picture(Array.from({ length: 5 }, () => lines.join("\n")).join("\n"))).toEqual(
      Array.from({ length: 5 }, () => `1-2@0 ${digits}:`),
    );
  }, 20_000);
});
