import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { type Answer, refusal, type Route, send } from "./answer";
import { authority, isToken, knownHosts, ownAddress, refuseHeaders } from "./gate";

/** What is posted is a few words. */
const MAX_BODY_BYTES = 4096;

/** A server that listens. */
export interface Listening {
  /** The page's address, with the token. */
  readonly pageUrl: string;
  readonly port: number;
  /** Ends it, and whatever is under way. */
  close(): Promise<void>;
}

/**
 * Serves routes at `http://host:port/TOKEN/`. Rejects where it cannot listen there.
 * @param port 0: any that is free
 */
export async function listen(
  { host, port, token }: { readonly host: string; readonly port: number; readonly token: string },
  routes: readonly Route[],
): Promise<Listening> {
  const server = createServer();
  const stop = new AbortController();
  server.listen(port, host);
  await once(server, "listening");
  const taken = portOf(server);
  const hosts = knownHosts(host, taken);
  server.on("request", (request: IncomingMessage, response: ServerResponse) => {
    const gone = new AbortController();
    response.once("close", () => gone.abort());
    const signal = AbortSignal.any([gone.signal, stop.signal]);
    answer(request, { hosts, token, routes, signal })
      .catch(() => refusal(500, "This could not be read."))
      .then(answered => send(request, response, answered))
      .catch(() => response.destroy());
  });
  return {
    pageUrl: `http://${authority(ownAddress(host), taken)}/${token}/`,
    port: taken,
    close: async () => {
      stop.abort();
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("A TCP server has a port.");
  return address.port;
}

interface Door {
  readonly hosts: ReadonlySet<string>;
  readonly token: string;
  readonly routes: readonly Route[];
  readonly signal: AbortSignal;
}

const NOTHING = refusal(404, "There is nothing at this address. The command printed the whole one.");

async function answer(request: IncomingMessage, { hosts, token, routes, signal }: Door): Promise<Answer> {
  const refused = refuseHeaders(request.headers, hosts);
  if (refused !== undefined) return refused;
  const asked = readTarget(request.url ?? "");
  if (asked === undefined) return refusal(400, "That address is malformed.");
  if (!isToken(asked.token, token)) return NOTHING;
  if (asked.path === undefined) {
    return refusal(301, "The page is one slash further.", { Location: `/${token}/` });
  }
  const method = request.method === "HEAD" ? "GET" : request.method;
  const { path, query } = asked;
  const there = routes.flatMap(({ method, find }) => {
    const handler = find(path);
    return handler === undefined ? [] : [{ method, handler }];
  });
  if (there.length === 0) return NOTHING;
  const handler = there.find(route => route.method === method)?.handler;
  if (handler === undefined) {
    const allowed = there.map(route => (route.method === "GET" ? "GET, HEAD" : route.method)).join(", ");
    return refusal(405, "That is not done here.", { Allow: allowed });
  }
  const body = method === "POST" ? await readBody(request) : "";
  if (body === undefined) return refusal(413, "That is too much.", { Connection: "close" });
  return await handler({ query, body, signal });
}

interface Target {
  readonly token: string;
  /** What follows the token and its slash, decoded; undefined without that slash. */
  readonly path: string | undefined;
  readonly query: URLSearchParams;
}

/** Takes a request's target apart; nothing in it is normalised, so that nothing can be hidden in it. */
function readTarget(target: string): Target | undefined {
  const [, token, rest, query = ""] = /^\/([^/?#]*)(?:\/([^?#]*))?(?:\?([^#]*))?$/.exec(target) ?? [];
  if (token === undefined) return undefined;
  try {
    return {
      token,
      path: rest === undefined ? undefined : decodeURIComponent(rest),
      query: new URLSearchParams(query),
    };
  } catch {
    return undefined;
  }
}

/** undefined where it is more than is read. */
async function readBody(request: IncomingMessage): Promise<string | undefined> {
  if (Number(request.headers["content-length"] ?? 0) > MAX_BODY_BYTES) return undefined;
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of request as AsyncIterable<Buffer>) {
    length += piece.length;
    if (length > MAX_BODY_BYTES) return undefined;
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString("utf8");
}
