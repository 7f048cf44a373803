import base64 from "../../assembly/index.ts?wasm";

/** A number that the program tells after a call. */
interface Told {
  readonly value: number;
}

/** What assembly/ exports. Addresses are bytes from the start of the memory. */
export interface KernelProgram {
  readonly memory: WebAssembly.Memory;
  /** Where the memory begins that the program leaves to its callers. */
  memoryStart(): number;

  setRowRoom(rows: number, room: number): void;
  setSampleRoom(
    starts: number,
    lengths: number,
    labelStarts: number,
    values: number,
    valuesPerSample: number,
    room: number,
  ): void;
  setLabelRoom(keys: number, texts: number, units: number, numbers: number, room: number): void;
  setIdRoom(table: number, room: number, mentions: number): void;
  decodeSamples(
    position: number,
    end: number,
    stackBase: number,
    labelBase: number,
    locations: number,
  ): number;
  readonly decodedSamples: Told;
  readonly decodedRows: Told;
  readonly decodedLabels: Told;
  readonly decodedMentions: Told;
  readonly locationCount: Told;
  /** May be set to 0 to begin anew. */
  readonly idsEnd: { value: number };
  readonly largestString: Told;
  readonly largestStringAt: Told;
  readonly leastNumber: Told;
  readonly greatestNumber: Told;
}

const WASM_PAGE_BYTES = 1 << 16;

/**
 * The loops that touch every frame of every stack, in WebAssembly: two to four times as fast as the same in
 * JavaScript, from the first call on. A kernel is a program and a memory of its own; whoever uses it says what lies
 * where. Arrays over the memory are good until it grows.
 */
export class Kernel {
  readonly program: KernelProgram;
  /** The first byte that callers may use. */
  readonly start: number;

  constructor(module: WebAssembly.Module) {
    this.program = new WebAssembly.Instance(module).exports as unknown as KernelProgram;
    this.start = aligned(this.program.memoryStart());
  }

  /** Makes the memory at least so large; whether arrays over it are void now. */
  ensure(bytes: number): boolean {
    const { memory } = this.program;
    const missing = bytes - memory.buffer.byteLength;
    if (missing <= 0) return false;
    memory.grow(Math.ceil(missing / WASM_PAGE_BYTES));
    return true;
  }

  bytes(address: number, length: number): Uint8Array<ArrayBuffer> {
    return new Uint8Array(this.program.memory.buffer, address, length);
  }

  uint32(address: number, length: number): Uint32Array<ArrayBuffer> {
    return new Uint32Array(this.program.memory.buffer, address, length);
  }

  float64(address: number, length: number): Float64Array<ArrayBuffer> {
    return new Float64Array(this.program.memory.buffer, address, length);
  }
}

/** Deals out addresses one behind the other. */
export class Room {
  private next: number;

  constructor(start: number) {
    this.next = start;
  }

  /** The address of so many bytes, good for numbers of any size. */
  take(bytes: number): number {
    const address = this.next;
    this.next = aligned(address + bytes);
    return address;
  }

  /** The first byte that was not dealt out. */
  get end(): number {
    return this.next;
  }
}

function aligned(address: number): number {
  return Math.ceil(address / 16) * 16;
}

let compiled: WebAssembly.Module | "unavailable" | undefined;

/** A new kernel; undefined where WebAssembly is not allowed, or no memory is left for another. */
export function startKernel(): Kernel | undefined {
  compiled ??= compile();
  if (compiled === "unavailable") return undefined;
  try {
    return new Kernel(compiled);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function compile(): WebAssembly.Module | "unavailable" {
  try {
    return new WebAssembly.Module(Uint8Array.from(atob(base64), char => char.charCodeAt(0)));
  } catch {
    // A host's own Content-Security-Policy may forbid it, and some browsers have a mode without.
    return "unavailable";
  }
}
