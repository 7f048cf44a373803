import { describe, expect, test } from "vitest";
import { installedPprof } from "../../format/fixtures/googlePprof";
import {
  EMPTY_PLAIN,
  plainCode,
  encodePlain,
  type PlainLabel,
} from "../../format/pprof/fixtures/plainProfile";
import { eitherTagFilter, numberTagFilter, textTagFilter } from "./tagExpression";

describe("a text", () => {
  test("is quoted after its key", () => {
    expect(textTagFilter("tenant", "acme")).toBe("tenant=^acme$");
    expect(textTagFilter("path", "/v1/users.get?id=(1)")).toBe("path=^/v1/users\\.get\\?id=\\(1\\)$");
  });

  test("hides its commas, which pprof splits at", () => {
    expect(textTagFilter("list", "a,b")).toBe("list=^a\\x2Cb$");
  });

  test("hides long runs of digits, which would make pprof panic", () => {
    expect(textTagFilter("id", "12345678901234567890")).toBe("id=^123456789012345678[9]0$");
  });

  test("stands with its key where the key cannot stand alone", () => {
    expect(textTagFilter("a=b", "c=d")).toBe("^a\\x3Db:c\\x3Dd$");
    expect(textTagFilter("", "x")).toBe("^:x$");
  });
});

describe("a number", () => {
  test("is a range in the unit of its key", () => {
    expect(numberTagFilter("bytes", "bytes", 16n, 16n)).toBe("bytes=16bytes");
    expect(numberTagFilter("latency", "milliseconds", -5n, 20n)).toBe(
      "latency=-5milliseconds:20milliseconds",
    );
  });

  test("has no unit where pprof does not know it", () => {
    expect(numberTagFilter("thread_id", "thread_id", 7n, 7n)).toBe("thread_id=7");
  });

  test("stays within an int64", () => {
    expect(numberTagFilter("n", "n", 5n, 2n ** 63n)).toBe("n=5:9223372036854775807");
  });

  test("has none where the grammar has none", () => {
    expect(numberTagFilter("a=b", "", 1n, 1n)).toBeUndefined();
    expect(numberTagFilter("load", "kilogcu", 1n, 1n)).toBeUndefined();
  });
});

describe("one or the other", () => {
  test.each([
    ["", "k=^a$", "k=^a$"],
    ["k=^a$", "k=^a$", "k=^a$"],
    ["k=^a$", "k=^b$", "k=^a$,^b$"],
    ["k=^a$,^b$", "k=^b$", "k=^a$,^b$"],
    ["k=^a$,^b$", "j=^c$", "^k:a$|^k:b$|^j:c$"],
    ["^k:a$|^j:c$", "k=^d=1$", "^k:a$|^j:c$|^k:d\\x3D1$"],
    ["^k:a$|^j:c$", "j=^c$", "^k:a$|^j:c$"],
    ["(?i)foo", "k=^a$", "(?:(?i)foo)|^k:a$"],
    ["k=own.*", "k=^b$", "k=own.*,^b$"],
    // Nothing that pprof could say.
    ["k=own.*", "j=^b$", undefined],
    ["one,two", "j=^b$", undefined],
    ["bytes=16bytes", "bytes=32bytes", undefined],
    ["k=^a$", "bytes=32bytes", undefined],
    ["1kb:", "k=^a$", undefined],
  ])("%s or %s", (present, added, either) => {
    expect(eitherTagFilter(present, added)).toBe(either);
  });
});

const pprof = installedPprof();

describe.skipIf(pprof === undefined)("google/pprof", { timeout: 60_000 }, () => {
  const odd = [
    "a,b",
    "a",
    "^a$",
    "16bytes",
    "1:5",
    "a=b",
    "x\ny",
    "12345678901234567890123",
    "[.*]",
    "é",
    "-3",
    ":",
    "a|b",
  ];
  const numbers = [-5n, 0n, 1n, 15n, 16n, 17n, 1024n, 1025n, 5_000_000_000n, 2n ** 53n];
  const text = (key: string, value: string): PlainLabel => ({ key, text: value });
  const labels: PlainLabel[] = [
    ...odd.flatMap(value => [text("k", value), text("k=,", value), text("", value)]),
    ...["bytes", "thread_id", "latency"].flatMap(key =>
      numbers.map(number => ({
        key,
        number,
        unit: key === "latency" ? "ms" : key === "bytes" ? "bytes" : "",
      })),
    ),
    // pprof drops a number 0 without a unit.
  ].filter(label => !("number" in label && label.number === 0n && label.unit === ""));
  // Sample i weighs i + 1, so that a total says which samples are left.
  const profile = encodePlain({
    ...EMPTY_PLAIN,
    ...plainCode("f"),
    samples: labels.map((label, index) => ({
      locationIds: [1n],
      values: [BigInt(index + 1)],
      labels: [label],
    })),
  });
  const filterOf = (label: PlainLabel): string | undefined =>
    "text" in label
      ? textTagFilter(label.key, label.text)
      : numberTagFilter(label.key, label.key === "latency" ? "ms" : label.key, label.number, label.number);
  const valuesLeft = (...flags: string[]): number[] => {
    const run = pprof?.run(["-raw", ...flags], [profile]);
    const samples = run?.stdout.split("\n").filter(line => /^ +-?\d+: 1 ?$/.test(line)) ?? [];
    return samples.map(line => Number.parseInt(line, 10));
  };

  test("takes every filter for its own sample alone", () => {
    expect(valuesLeft()).toHaveLength(labels.length);
    for (const [index, label] of labels.entries()) {
      const filter = filterOf(label);
      expect(filter).toBeDefined();
      expect([filter, valuesLeft(`-tagfocus=${filter}`)]).toEqual([filter, [index + 1]]);
    }
  });

  test("takes what was put together for both", () => {
    const texts = labels.flatMap((label, index) =>
      "text" in label && label.key !== "" ? [{ index, filter: filterOf(label) ?? "" }] : [],
    );
    for (let at = 1; at < texts.length; at += 2) {
      const [one, two, three] = [texts[at - 1], texts[at], texts[(at * 7) % texts.length]];
      let filter: string | undefined = "";
      for (const part of [one, two, three]) filter = eitherTagFilter(filter ?? "", part.filter);
      const expected = [...new Set([one.index, two.index, three.index])].map(index => index + 1);
      expect([filter, valuesLeft(`-tagfocus=${filter}`)]).toEqual([
        filter,
        expected.toSorted((a, b) => a - b),
      ]);
    }
  });
});
