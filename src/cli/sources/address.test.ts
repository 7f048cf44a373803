import { describe, expect, it } from "vitest";
import { addressOf } from "./address";

describe("an address", () => {
  it.each([
    ["http://host/x", "http://host/x"],
    ["host:6060/debug/pprof/heap", "http://host:6060/debug/pprof/heap"],
    ["127.0.0.1:6060/x", "http://127.0.0.1:6060/x"],
    ["[::1]:6060/x", "http://[::1]:6060/x"],
    ["localhost:6060", "http://localhost:6060/"],
    ["http://host/x?b=2&a=1", "http://host/x?a=1&b=2"],
  ])("%s", (source, url) => {
    expect(addressOf(source, -1, -1)).toEqual({ url, seconds: 0, timeoutSeconds: 60 });
  });

  it.each(["nofile", "", "dir/file", "/dir/file", "./a:b", "a/b:80", "file:///x", "http://"])(
    "is not %j",
    source => {
      expect(addressOf(source, -1, -1)).toBeUndefined();
    },
  );

  it("records as long as asked, and waits half as long again", () => {
    expect(addressOf("http://host/x?debug=0", 10, -1)).toEqual({
      url: "http://host/x?debug=0&seconds=10",
      seconds: 10,
      timeoutSeconds: 15,
    });
    expect(addressOf("http://host/x?seconds=20", -1, -1)?.timeoutSeconds).toBe(30);
    expect(addressOf("http://host/x", 10, 3)?.timeoutSeconds).toBe(3);
  });
});
