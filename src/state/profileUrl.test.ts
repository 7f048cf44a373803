import { describe, expect, it } from "vitest";
import { looksLikeUrl, mustAsk, nameOfUrl, readProfileUrl } from "./profileUrl";

const BASE = "https://site.example/tools/proflens/";
const read = (text: string) => {
  const outcome = readProfileUrl(text, BASE);
  return outcome.ok ? outcome.value.href : outcome.error.kind;
};

describe("a profile's address", () => {
  it("may be absolute, relative or without a scheme", () => {
    expect(read(" https://example.com/a.pb.gz ")).toBe("https://example.com/a.pb.gz");
    expect(read("example.com/a.pb.gz")).toBe("https://example.com/a.pb.gz");
    expect(read("localhost:6060/debug/pprof/heap")).toBe("http://localhost:6060/debug/pprof/heap");
    expect(read("10.0.0.7:6060/x")).toBe("http://10.0.0.7:6060/x");
    expect(read("[::1]:6060/x")).toBe("http://[::1]:6060/x");
    expect(read("./cpu.pb.gz")).toBe("https://site.example/tools/proflens/cpu.pb.gz");
    expect(read("/cpu")).toBe("https://site.example/cpu");
    expect(read("examples/go")).toBe("https://site.example/tools/proflens/examples/go");
  });

  it("is http or https, without a password", () => {
    expect(read("file:///etc/passwd")).toBe("unsupported");
    expect(read("javascript:alert(1)")).toBe("unsupported");
    expect(read("data:text/plain,x")).toBe("unsupported");
    expect(read("blob:https://example.com/1")).toBe("unsupported");
    expect(read("https://me:secret@example.com/")).toBe("unsupported");
    expect(read("")).toBe("unreachable");
    expect(read("http://")).toBe("unreachable");
  });

  it("is asked first when it is of a private host that is not the page's own", () => {
    expect(mustAsk(new URL("http://localhost:6060/"), "http://localhost:8080")).toBe(true);
    expect(mustAsk(new URL("http://localhost:8080/x"), "http://localhost:8080")).toBe(false);
    expect(mustAsk(new URL("https://example.com/x"), "http://localhost:8080")).toBe(false);
  });

  it("names the profile", () => {
    expect(nameOfUrl(new URL("https://example.com/a/b%20c.pb.gz?x=1"))).toBe("b c.pb.gz");
    expect(nameOfUrl(new URL("https://example.com/debug/pprof/"))).toBe("pprof");
    expect(nameOfUrl(new URL("https://example.com/"))).toBe("example.com");
    expect(nameOfUrl(new URL("https://example.com/%ff"))).toBe("%ff");
  });

  it("is told from other pasted text", () => {
    expect(looksLikeUrl("https://example.com/x\n")).toBe(true);
    expect(looksLikeUrl("see https://example.com/x")).toBe(false);
    expect(looksLikeUrl("main.main")).toBe(false);
  });
});
