import { type PartialParse, type Parser, type Tree, TreeFragment } from "@lezer/common";
import { highlightTree } from "@lezer/highlight";
import { TOKENS } from "./tokens";

/** A coloured part of a line, in characters of the line. */
export interface Token {
  readonly from: number;
  readonly to: number;
  /** Of source.css. */
  readonly className: string;
}

/** How long the page is held up at a time. */
const SLICE_MS = 6;
/** Characters after which what was read so far is shown. */
const PIECE_CHARACTERS = 100_000;
/** Longer files are not coloured. */
const MOST_CHARACTERS = 4_000_000;

/**
 * The colours of a file's code, worked out in slices from its beginning on; what is not read yet has none.
 */
export class CodeColours {
  private readonly parser: Parser;
  private readonly text: string;
  /** line - 1 → where it begins; one entry more than there are lines. */
  private readonly starts: Uint32Array;
  private readonly changed: () => void;
  private tree: Tree | undefined;
  private parsedTo = 0;
  private parse: PartialParse | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly known = new Map<number, readonly Token[]>();

  /** @param changed is called whenever more lines have colours */
  constructor(parser: Parser, lines: readonly string[], changed: () => void) {
    this.parser = parser;
    this.text = lines.join("\n");
    this.starts = startsOf(lines);
    this.changed = changed;
    if (this.text.length <= MOST_CHARACTERS) this.later();
  }

  /** The tokens of a line; undefined while it has none yet. */
  tokens(line: number): readonly Token[] | undefined {
    const from = this.starts[line - 1];
    const to = this.starts[line] - 1;
    if (this.tree === undefined || to > this.parsedTo) return undefined;
    let tokens = this.known.get(line);
    if (tokens === undefined) {
      const found: Token[] = [];
      highlightTree(
        this.tree,
        TOKENS,
        (start, end, className) => {
          found.push({ from: Math.max(0, start - from), to: Math.min(end, to) - from, className });
        },
        from,
        to,
      );
      tokens = found;
      this.known.set(line, tokens);
    }
    return tokens;
  }

  stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  private later(): void {
    this.timer = setTimeout(() => this.run(), 0);
  }

  private run(): void {
    const endMs = performance.now() + SLICE_MS;
    while (performance.now() < endMs) {
      this.parse ??= this.nextParse();
      const tree = this.parse.advance();
      if (tree === null) continue;
      this.parsedTo = Math.min(this.text.length, this.parse.stoppedAt ?? this.text.length);
      this.tree = tree;
      this.parse = undefined;
      this.known.clear();
      this.changed();
      if (this.parsedTo >= this.text.length) return;
    }
    this.later();
  }

  /** The next piece, which takes over what is read already. */
  private nextParse(): PartialParse {
    const fragments = this.tree === undefined ? [] : TreeFragment.addTree(this.tree, [], true);
    const parse = this.parser.startParse(this.text, fragments);
    // Pieces grow, so that a file is not gone through from the start too often.
    const end = Math.max(PIECE_CHARACTERS, 2 * this.parsedTo);
    if (end < this.text.length) parse.stopAt(end);
    return parse;
  }
}

function startsOf(lines: readonly string[]): Uint32Array {
  const starts = new Uint32Array(lines.length + 1);
  for (const [index, line] of lines.entries()) starts[index + 1] = starts[index] + line.length + 1;
  return starts;
}
