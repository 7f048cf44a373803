import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";

/** What an address answers. */
export interface Answer {
  readonly body: Uint8Array | string;
  /** 200 where nothing is said. */
  readonly status?: number;
  /** Whether pages of other origins may read it (CORS); they may where nothing is said. */
  readonly readable?: boolean;
  /** After this many bytes, the rest waits until `release` is called. */
  readonly heldAfter?: number;
  /** Bytes where nothing is said. */
  readonly type?: string;
}

/** A request that arrived. */
export interface Arrival {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
}

/** A server of another origin, for profiles to come from. */
export class ProfileServer {
  readonly arrivals: Arrival[] = [];
  readonly origin: string;
  private readonly answers = new Map<string, Answer>();
  private readonly held: (() => void)[] = [];
  private readonly close: () => void;

  private constructor(port: number, close: () => void) {
    this.origin = `http://localhost:${port}`;
    this.close = close;
  }

  static async start(): Promise<ProfileServer> {
    const http = createServer((request, response) => {
      const path = request.url ?? "";
      server.arrivals.push({ path, headers: request.headers });
      server.answer(path, response);
    });
    http.listen(0, "localhost");
    await once(http, "listening");
    const address = http.address();
    if (address === null || typeof address === "string") throw new Error("A TCP server has a port.");
    const server = new ProfileServer(address.port, () => {
      http.close();
      http.closeAllConnections();
    });
    return server;
  }

  /** Answers a path from now on. @returns the whole address */
  serve(path: string, answer: Answer): string {
    this.answers.set(path, answer);
    return this.origin + path;
  }

  /** Sends the rest of what is held back. */
  release(): void {
    for (const send of this.held.splice(0)) send();
  }

  stop(): void {
    this.close();
  }

  private answer(path: string, response: ServerResponse): void {
    const answer = this.answers.get(path) ?? { body: "Nothing is here.", status: 404 };
    const { status = 200, readable = true, heldAfter, type = "application/octet-stream" } = answer;
    const body = Buffer.from(answer.body);
    response.writeHead(status, {
      "Content-Type": type,
      "Content-Length": body.length,
      ...(readable && { "Access-Control-Allow-Origin": "*" }),
    });
    if (heldAfter === undefined) {
      response.end(body);
    } else {
      response.write(body.subarray(0, heldAfter));
      this.held.push(() => response.end(body.subarray(heldAfter)));
    }
  }
}
