import { describe, expect, it } from "vitest";
import { isPrivateHost } from "./privateHost";

const hostOf = (url: string) => new URL(url).hostname;

describe("a private host", () => {
  it.each([
    "http://localhost/",
    "http://LOCALHOST:6060/debug/pprof/heap",
    "http://localhost./",
    "http://api.localhost/",
    "http://intranet/",
    "http://printer.local/",
    "http://metadata.google.internal/",
    "http://nas.home.arpa/",
    "http://127.0.0.1/",
    "http://127.9.9.9/",
    "http://127.1/",
    "http://2130706433/",
    "http://0x7f000001/",
    "http://0177.0.0.1/",
    "http://0x7f.1/",
    "http://0/",
    "http://0.0.0.0:8080/",
    "http://10.1.2.3/",
    "http://172.16.0.1/",
    "http://172.31.255.255/",
    "http://192.168.0.1/",
    "http://169.254.169.254/latest/meta-data",
    "http://100.64.0.1/",
    "http://[::1]/",
    "http://[::]/",
    "http://[0:0:0:0:0:0:0:1]/",
    "http://[fc00::1]/",
    "http://[fd12:3456::1]/",
    "http://[fe80::1]/",
    "http://[febf::1]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:c0a8:1]/",
    "http://[::127.0.0.1]/",
    "http://[64:ff9b::10.0.0.1]/",
    "http://①②⑦.⓪.⓪.①/",
  ])("is %s", url => {
    expect(isPrivateHost(hostOf(url))).toBe(true);
  });

  it.each([
    "https://example.com/cpu.pb.gz",
    "https://localhost.example.com/",
    "https://10.example.com/",
    "https://8.8.8.8/",
    "https://172.15.0.1/",
    "https://172.32.0.1/",
    "https://192.169.0.1/",
    "https://100.128.0.1/",
    "https://[2001:db8::1]/",
    "https://[fec0::1]/",
    "https://[::ffff:8.8.8.8]/",
    "https://[64:ff9b::8.8.8.8]/",
    "https://notlocal/".replace("notlocal", "my.notlocal"),
  ])("is not %s", url => {
    expect(isPrivateHost(hostOf(url))).toBe(false);
  });
});
