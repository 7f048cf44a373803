// oxlint-disable-next-line import/default -- made by scripts/assembly-script.mjs
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

  setEntryRoom(
    positions: number,
    rows: number,
    first: number,
    second: number,
    third: number,
    numbers: number,
    room: number,
  ): void;
  setLineRoom(functions: number, numbers: number, columns: number, room: number): void;
  setTableIds(
    locationTable: number,
    locationRoom: number,
    locations: number,
    functionTable: number,
    functionRoom: number,
    functions: number,
  ): void;
  resetTableIds(): void;
  decodeLocations(position: number, end: number): number;
  decodeFunctions(position: number, end: number): number;
  decodeStrings(position: number, end: number, bytesOut: number, byteRoom: number): number;
  readonly decodedEntries: Told;
  readonly decodedParts: Told;
  readonly tableLocations: Told;
  readonly tableFunctions: Told;
  readonly tableLocationIdsEnd: Told;
  readonly tableFunctionIdsEnd: Told;

  setTotals(flat: number, cum: number, inlined: number, counted: number): void;
  addTotals(
    count: number,
    rows: number,
    starts: number,
    lengths: number,
    values: number,
    entries: number,
    lists: number,
  ): void;

  startFollowing(
    rows: number,
    locations: number,
    entry: number,
    list: number,
    run: number,
    slot: number,
    scratch: number,
    block: number,
    isOutwards: boolean,
    before: number,
  ): void;
  followStacks(
    count: number,
    ends: number,
    left: number,
    consumed: number,
    places: number,
    values: number,
    weights: number,
    found: number,
  ): void;
  readonly followedBlocks: Told;

  readonly markSamples: StackLoop;
  readonly findOutermost: StackLoop;
  readonly findInnermost: StackLoop;
  readonly measureStacks: StackLoop;

  startEdges(
    numbers: number,
    most: number,
    table: number,
    other: number,
    list: number,
    divisors: number,
  ): void;
  /** Whether there was room for all edges, as 1 or 0. */
  addEdges(
    count: number,
    stamp: number,
    rows: number,
    starts: number,
    lengths: number,
    values: number,
    divisors: number,
    entries: number,
    lists: number,
  ): number;
  readEdges(
    from: number,
    to: number,
    sources: number,
    destinations: number,
    flags: number,
    weights: number,
    divisors: number,
  ): void;
  readonly edgeCount: Told;

  setTags(flat: number, cum: number, first: number, counted: number, tags: number): void;
  addTags(
    count: number,
    base: number,
    rows: number,
    starts: number,
    lengths: number,
    values: number,
    entries: number,
    lists: number,
    runs: number,
    tags: number,
  ): void;

  setNeighbours(
    target: number,
    caller: number,
    callee: number,
    lastCaller: number,
    lastCallee: number,
    callerCalls: number,
    calleeIsCalled: number,
  ): void;
  addNeighbours(
    count: number,
    stamp: number,
    rows: number,
    starts: number,
    lengths: number,
    values: number,
    entries: number,
    lists: number,
    ends: number,
  ): void;
}

/** Looks up something for every location of the stacks of some samples; a number per sample comes out. */
type StackLoop = (
  count: number,
  rows: number,
  starts: number,
  lengths: number,
  ofLocation: number,
  ofSample: number,
) => void;

const WASM_PAGE_BYTES = 1 << 16;
const LEAST_GROWTH_BYTES = 1 << 22;

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
    // What nobody touches is no more than a number: growing seldom costs nothing.
    const grown = Math.max(missing, LEAST_GROWTH_BYTES, Math.floor(memory.buffer.byteLength / 8));
    memory.grow(Math.ceil(grown / WASM_PAGE_BYTES));
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

let compiled: WebAssembly.Module | undefined;

/** Kernels that nobody uses at present. */
const idle: Kernel[] = [];

/** A kernel with a memory of its own. Throws a RangeError where there is no memory for another. */
export function startKernel(): Kernel {
  compiled ??= new WebAssembly.Module(Uint8Array.from(atob(base64), char => char.charCodeAt(0)));
  return new Kernel(compiled);
}

/** A kernel for one computation; what is in its memory is left over from another. */
export function borrowKernel(): Kernel {
  return idle.pop() ?? startKernel();
}

/** Gives a borrowed kernel back. One that is forgotten, with the computation that had it, is no harm. */
export function returnKernel(kernel: Kernel): void {
  idle.push(kernel);
}
