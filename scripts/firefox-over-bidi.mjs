#!/usr/bin/env node
import { spawn } from "node:child_process";
import { createServer, connect } from "node:net";
import { createInterface } from "node:readline";

// Starts an installed Firefox for Playwright, which drives it over WebDriver BiDi and insists on one command that
// Firefox up to 153 does not know: emulation.setMediaFeaturesOverride. In between stands a proxy that passes everything
// on, and turns Firefox's "unknown command" for that one into an empty answer: pages see the system's colour scheme.
// PROFLENS_E2E_FIREFOX is the browser; the parameters are its own.

const UNKNOWN =
  /^\{(?=.*"type":"error")(?=.*"error":"unknown command")(?=.*setMediaFeaturesOverride).*"id":(\d+)/s;

const firefox = spawn(process.env["PROFLENS_E2E_FIREFOX"] ?? "firefox", process.argv.slice(2), {
  stdio: ["ignore", "inherit", "pipe"],
});
firefox.on("error", error => {
  console.error(`Firefox does not start: ${error.message}`);
  process.exit(1);
});
firefox.on("exit", code => process.exit(code ?? 1));
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => firefox.kill(signal));

createInterface({ input: firefox.stderr }).on("line", line => {
  const port = /WebDriver BiDi listening on ws:\/\/127\.0\.0\.1:(\d+)/.exec(line)?.[1];
  if (port === undefined) console.error(line);
  else listen(Number(port));
});

/** Opens the proxy before a port of Firefox's, and says where, as Firefox does. */
function listen(firefoxPort) {
  const proxy = createServer(client => {
    const browser = connect(firefoxPort, "127.0.0.1");
    const answers = new Answers();
    client.on("data", bytes => browser.write(answers.started ? bytes : plainUpgrade(bytes, firefoxPort)));
    browser.on("data", bytes => client.write(answers.take(bytes)));
    for (const [one, other] of [
      [client, browser],
      [browser, client],
    ]) {
      one.on("close", () => other.destroy());
      one.on("error", () => other.destroy());
    }
  });
  proxy.listen(0, "127.0.0.1", () => {
    console.error(`WebDriver BiDi listening on ws://127.0.0.1:${proxy.address().port}`);
  });
}

/** The request that begins a web socket: to Firefox's own port, and without compression, so that frames are text. */
function plainUpgrade(bytes, port) {
  return bytes
    .toString("latin1")
    .replace(/^Host: .*$/im, `Host: 127.0.0.1:${port}`)
    .replace(/^Sec-WebSocket-Extensions: .*\r\n/im, "");
}

/** What Firefox sends: the head of an HTTP response, then frames. */
class Answers {
  started = false;
  #kept = Buffer.alloc(0);

  /** Takes the next bytes and returns those to pass on. */
  take(bytes) {
    this.#kept = Buffer.concat([this.#kept, bytes]);
    const passed = [];
    if (!this.started) {
      const end = this.#kept.indexOf("\r\n\r\n");
      if (end < 0) return Buffer.alloc(0);
      passed.push(this.#cut(end + 4));
      this.started = true;
    }
    for (let frame = this.#frame(); frame; frame = this.#frame()) passed.push(frame);
    return Buffer.concat(passed);
  }

  #frame() {
    const kept = this.#kept;
    if (kept.length < 2) return undefined;
    const short = kept[1] & 0x7f;
    const head = short === 126 ? 4 : short === 127 ? 10 : 2;
    if (kept.length < head) return undefined;
    const length = head === 2 ? short : head === 4 ? kept.readUInt16BE(2) : Number(kept.readBigUInt64BE(2));
    if (kept.length < head + length) return undefined;
    const frame = this.#cut(head + length);
    if (length > 4096) return frame;
    const id = UNKNOWN.exec(frame.toString("utf8", head))?.[1];
    return id === undefined ? frame : textFrame(`{"type":"success","id":${id},"result":{}}`);
  }

  #cut(length) {
    const bytes = this.#kept.subarray(0, length);
    this.#kept = this.#kept.subarray(length);
    return bytes;
  }
}

/** A whole message of fewer than 126 bytes. */
function textFrame(text) {
  return Buffer.concat([Buffer.from([0x81, text.length]), Buffer.from(text)]);
}
