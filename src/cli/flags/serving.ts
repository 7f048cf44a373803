import { err, ok, type Result } from "../../base/result";
import type { ReportCommand } from "../../report/commands";

/** How the page is served, where no report is asked for. */
export interface Serving {
  /** Where it listens. */
  readonly host: string;
  /** 0: any that is free. */
  readonly port: number;
  readonly opensBrowser: boolean;
  /** -weblist: the page shows the source of the functions that this matches. */
  readonly weblist: string | undefined;
}

/** No report of the profile but a server with the page. */
export const SERVE_COMMAND: ReportCommand = {
  name: "http",
  format: "proto",
  hasArgument: false,
  isBinary: false,
  description: "Serves the page, with the profile in it",
  overrides: {},
  defaultNodeCount: -1,
};

/** Nobody else on the network can reach it. */
const LOOPBACK = "127.0.0.1";

/** The value of -http: `host:port`, of which pprof takes either to be optional; "" where the flag is not given. */
export function readListenAddress(text: string): Result<Pick<Serving, "host" | "port">, string> {
  if (text === "") return ok({ host: LOOPBACK, port: 0 });
  const parts = /^(?:\[(?<ipv6>[^\][]*)\]|(?<name>[^:\][]*)):(?<port>\d*)$/.exec(text)?.groups;
  if (parts === undefined) {
    return err(`-http=${text} is not host:port, such as localhost:8080, or :8080, or : for any free port`);
  }
  const port = Number(parts["port"]);
  if (port > 65_535) return err(`-http=${text}: there is no port ${parts["port"]}`);
  return ok({ host: (parts["ipv6"] ?? parts["name"]) || LOOPBACK, port });
}
