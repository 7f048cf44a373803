import { describe, expect, it } from "vitest";
import { linkedProfiles } from "./indexPage";

const URL = "http://host:6060/debug/pprof/";

/** Name → address, of what a page links to. */
function linked(html: string, url = URL, seconds = -1): Record<string, string> {
  return Object.fromEntries(linkedProfiles(html, url, seconds).map(({ name, url }) => [name, url]));
}

/** As Go 1.26 writes it. */
const GO_INDEX = `<html><head><title>/debug/pprof/</title></head><body>/debug/pprof/<br>
<p>Set debug=1 as a query parameter to export in legacy text format</p>
<br>Types of profiles available:
<table><thead><td>Count</td><td>Profile</td></thead>
<tr><td>3</td><td><a href='allocs?debug=1'>allocs</a></td></tr>
<tr><td>0</td><td><a href='cmdline?debug=1'>cmdline</a></td></tr>
<tr><td>7</td><td><a href='goroutine?debug=1'>goroutine</a></td></tr>
<tr><td>0</td><td><a href='profile?debug=1'>profile</a></td></tr>
<tr><td>0</td><td><a href='trace?debug=1'>trace</a></td></tr>
<tr><td>1</td><td><a href='custom%20&amp;%20own?debug=1'>custom &amp; own</a></td></tr>
</table><a href="goroutine?debug=2">full goroutine stack dump</a><br></body></html>`;

describe("the profiles of an index", () => {
  it("are those that Go lists, as profiles and not as texts", () => {
    expect(linked(GO_INDEX)).toEqual({
      allocs: `${URL}allocs`,
      goroutine: `${URL}goroutine`,
      profile: `${URL}profile`,
      "custom & own": `${URL}custom%20&%20own`,
    });
  });

  it("record as long as is asked for, where they record", () => {
    const { profile, allocs } = linked(GO_INDEX, URL, 5);
    expect([profile, allocs]).toEqual([`${URL}profile?seconds=5`, `${URL}allocs`]);
    const notes = (seconds: number) =>
      linkedProfiles(GO_INDEX, URL, seconds).find(({ name }) => name === "profile")?.note;
    expect([notes(-1), notes(5)]).toEqual(["records for 30 s", "records for 5 s"]);
  });

  it("are below the page's own address, and nowhere else", () => {
    const html = `<a href="../secret"></a><a href="/admin/delete"></a><a href="//evil.example/debug/pprof/x"></a>
      <a href="https://host:6060/debug/pprof/tls"></a><a href="javascript:alert(1)"></a><a href="?sort=name"></a>
      <a href="#top"></a><a href="folder/"></a><a href=heap></a><a class="x" HREF = "http://host:6060/debug/pprof/own.pb.gz#a">
      <a href="http://[">`;
    expect(linked(html)).toEqual({ heap: `${URL}heap`, "own.pb.gz": `${URL}own.pb.gz` });
    expect(linked("nothing")).toEqual({});
  });
});
