import { NOTE, SOURCE_FILE_PATH, SOURCES_PATH } from "../../../report/served";
import { type Answer, refusal, type Route, TEXT } from "../answer";
import type { SourceRoots } from "../sourceRoots";

/** The paths that are sent at once. */
const PATHS_PER_PIECE = 500;

/** The list of source files. */
export function sourceListRoute(roots: SourceRoots): Route {
  return {
    method: "GET",
    find: path =>
      path === SOURCES_PATH
        ? ({ signal }) => ({ status: 200, type: TEXT, body: listing(roots, signal) })
        : undefined,
  };
}

async function* listing(roots: SourceRoots, signal: AbortSignal): AsyncGenerator<string> {
  const notes: string[] = [];
  let piece: string[] = [];
  for await (const path of roots.list(note => notes.push(note))) {
    if (signal.aborted) return;
    if (piece.push(path) < PATHS_PER_PIECE) continue;
    yield lines(piece);
    piece = [];
  }
  yield lines([...piece, ...notes.map(note => NOTE + note)]);
}

function lines(texts: readonly string[]): string {
  return texts.map(text => `${text}\n`).join("");
}

/** A source file. */
export function sourceFileRoute(roots: SourceRoots): Route {
  return {
    method: "GET",
    find: path =>
      path === SOURCE_FILE_PATH ? ({ query }) => sourceFile(roots, query.get("path") ?? "") : undefined,
  };
}

async function sourceFile(roots: SourceRoots, path: string): Promise<Answer> {
  const file = await roots.open(path);
  if (file === undefined)
    return refusal(404, "There is no such file below the folders that source is read from.");
  const { handle, size } = file;
  return {
    status: 200,
    type: "application/octet-stream",
    body: handle.createReadStream(),
    headers: { "Content-Length": String(size) },
  };
}
