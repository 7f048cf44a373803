import { ok, type Result } from "../../base/result";

/** Small files are put together up to this size. */
const PACK_BYTES = 8 * 1024 * 1024;
/** More is not kept. */
const MAX_BYTES = 1024 * 1024 * 1024;

/** Files whose bytes the browser keeps where it likes, on disk where there are many. */
export class PackedFiles {
  private readonly places = new Map<string, { pack: number; start: number; end: number }>();
  private readonly packs: Blob[] = [];
  private pending: Uint8Array<ArrayBuffer>[] = [];
  private pendingBytes = 0;
  private packedBytes = 0;

  get isFull(): boolean {
    return this.packedBytes + this.pendingBytes >= MAX_BYTES;
  }

  add(path: string, bytes: Uint8Array): void {
    const start = this.pendingBytes;
    this.pending.push(bytes.slice());
    this.pendingBytes += bytes.length;
    this.places.set(path, { pack: this.packs.length, start, end: this.pendingBytes });
    if (this.pendingBytes >= PACK_BYTES) this.pack();
  }

  /** A file's bytes; undefined where it was not added. */
  async read(path: string): Promise<Result<Uint8Array, never> | undefined> {
    const place = this.places.get(path);
    if (place === undefined) return undefined;
    if (place.pack === this.packs.length) this.pack();
    const piece = this.packs[place.pack].slice(place.start, place.end);
    return ok(new Uint8Array(await piece.arrayBuffer()));
  }

  private pack(): void {
    this.packs.push(new Blob(this.pending));
    this.packedBytes += this.pendingBytes;
    this.pending = [];
    this.pendingBytes = 0;
  }
}
