import { createReadStream, realpathSync } from "node:fs";
import { realpath, stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, sep } from "node:path";
import { pipeline } from "node:stream";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

/** Profiles, however compressed, are plain bytes: no type and no encoding that would make the browser unpack them. */
const ANY_BYTES = "application/octet-stream";

const CONTENT_TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".map": "application/json",
  ".mjs": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
};

/** How many ports after the asked one are tried. */
const PORTS_TRIED = 100;

/**
 * Serves a folder over HTTP, to this machine only.
 *
 * @param {import("./serve.mjs").ServeOptions} options
 * @returns {Promise<import("./serve.mjs").Served>}
 */
export async function serve({ directory, port, under = "/" }) {
  const root = await realpath(directory);
  const server = createServer((request, response) => {
    answer(request, response, root, under).catch(() => refuse(response, 500, "The file could not be read."));
  });
  const portTaken = await listen(server, port);
  return {
    url: `http://localhost:${portTaken}${under}`,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(request, response, root, under) {
  const path = pathAsked(request.url);
  if (request.method !== "GET" && request.method !== "HEAD") {
    response.setHeader("Allow", "GET, HEAD");
    refuse(response, 405, "Only GET and HEAD are answered here.");
  } else if (path === undefined) {
    refuse(response, 400, "That address is malformed.");
  } else if (`${path}/` === under) {
    response.writeHead(301, { Location: under }).end();
  } else {
    const file = path.startsWith(under) ? await fileAt(root, path.slice(under.length)) : undefined;
    if (file) send(response, file, request.method === "HEAD");
    else refuse(response, 404, "There is nothing at this address.");
  }
}

function send(response, file, headOnly) {
  response.writeHead(200, {
    "Content-Type": CONTENT_TYPES[extname(file.path).toLowerCase()] ?? ANY_BYTES,
    "Content-Length": file.size,
    "Cache-Control": "no-cache",
    "X-Content-Type-Options": "nosniff",
  });
  if (headOnly) response.end();
  // A reader that leaves early is no error of ours; pipeline closes the file either way.
  else pipeline(createReadStream(file.path), response, () => {});
}

/** The decoded path of a request, or undefined if it can't be decoded. */
function pathAsked(url) {
  try {
    const path = decodeURIComponent(url.split(/[?#]/, 1)[0]);
    return path.includes("\0") ? undefined : path;
  } catch {
    return undefined;
  }
}

/** The file for a path below the root; nothing outside it, not even through `..` or a symbolic link. */
async function fileAt(root, path) {
  try {
    let found = await realpath(join(root, path));
    if ((await stat(found)).isDirectory()) {
      // Without the slash, relative addresses in the page would point one level too high.
      if (path !== "" && !path.endsWith("/")) return undefined;
      found = await realpath(join(found, "index.html"));
    }
    if (!found.startsWith(root.endsWith(sep) ? root : root + sep)) return undefined;
    const { size } = await stat(found);
    return { path: found, size };
  } catch {
    return undefined;
  }
}

function refuse(response, status, message) {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  response.writeHead(status, { "Content-Type": "text/plain; charset=utf-8" });
  response.end(`${message}\n`);
}

/** Listens on the port, or on the next free one after it; resolves to the port taken. */
async function listen(server, port) {
  for (let candidate = port; ; candidate++) {
    try {
      return await listenOn(server, candidate);
    } catch (error) {
      if (error.code !== "EADDRINUSE" || candidate >= Math.min(port + PORTS_TRIED, 65_535)) throw error;
    }
  }
}

function listenOn(server, port) {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "localhost", () => {
      server.off("error", reject);
      resolve(server.address().port);
    });
  });
}

async function main() {
  const { values } = parseArgs({
    options: { port: { type: "string", default: "4173" }, under: { type: "string", default: "/" } },
  });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`--port ${values.port} is no port.`);
  if (!/^\/(.*\/)?$/.test(values.under))
    throw new Error(`--under ${values.under} must begin and end with a slash.`);

  const directory = fileURLToPath(new URL("../dist", import.meta.url));
  await stat(join(directory, "index.html")).catch(() => {
    throw new Error("There is no dist/index.html yet: npm run build makes it.");
  });
  const { url } = await serve({ directory, port, under: values.under });
  console.log(`Proflens is at ${url}`);
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  main().catch(error => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
