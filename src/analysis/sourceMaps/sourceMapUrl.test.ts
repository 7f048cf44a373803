import { describe, expect, test } from "vitest";
import { dataUrlText, sourceMapUrl } from "./sourceMapUrl";

describe("where a bundle says its map is", () => {
  test.each([
    ["code();\n//# sourceMappingURL=app.js.map", "app.js.map"],
    ["code();\r\n//@ sourceMappingURL=app.js.map\r\n\r\n", "app.js.map"],
    ["code();\n/*# sourceMappingURL=app.css.map */\n", "app.css.map"],
    ["//# sourceMappingURL=first.map\n//# sourceMappingURL=last.map\n", "last.map"],
    ["code();\n//# sourceMappingURL=app.js.map\n//# debugId=85314830\n", "app.js.map"],
    ["code(); //# sourceMappingURL=not.on.its.own.line", undefined],
    ["const text = '//# sourceMappingURL=in.text';", undefined],
    [`//# sourceMappingURL=far.map\n${"code();\n".repeat(20)}`, undefined],
    ["", undefined],
  ])("%j", (code, url) => {
    expect(sourceMapUrl(code)).toBe(url);
  });

  test.each([
    ["data:application/json;base64,eyJhIjoiw6kifQ==", '{"a":"é"}'],
    ["data:application/json;charset=utf-8;base64,e30=", "{}"],
    ["data:application/json,%7B%22a%22%3A1%7D", '{"a":1}'],
  ])("reads %s", (url, text) => {
    expect(dataUrlText(url)).toEqual({ ok: true, value: text });
  });

  test.each(["data:application/json;base64", "data:;base64,*", "data:,%E0%A4%A"])("refuses %s", url => {
    expect(dataUrlText(url)).toMatchObject({ ok: false });
  });
});
