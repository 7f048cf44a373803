import { type Kernel, Room, startKernel } from "../../kernel/kernel";
import type { ProfileBuilder } from "../../model/builder";

/** How much of the input lies in the kernel's memory at once; a field that is longer is read without. */
const INPUT_BYTES = 1 << 20;
/** The kernel reads numbers four bytes at a time. */
const BEYOND_INPUT = 16;
/** What one call of the kernel may put out. */
export const ROW_ROOM = 1 << 18;
export const SAMPLE_ROOM = 1 << 13;
export const LABEL_ROOM = 1 << 16;
export const ENTRY_ROOM = 1 << 13;
export const LINE_ROOM = 1 << 16;
export const STRING_BYTE_ROOM = 1 << 19;
/** Profiles with more sample types are read without. */
export const MOST_TYPES = 16;
/** Larger ids are hashed. What no id touches of the tables takes no memory. */
export const LOCATION_ID_ROOM = 1 << 22;
export const FUNCTION_ID_ROOM = 1 << 21;

/** Where in a kernel's memory everything lies; the stacks, which grow, lie last. */
function layOut(start: number) {
  const room = new Room(start);
  return {
    input: room.take(INPUT_BYTES + BEYOND_INPUT),
    starts: room.take(4 * SAMPLE_ROOM),
    lengths: room.take(4 * SAMPLE_ROOM),
    labelStarts: room.take(4 * SAMPLE_ROOM),
    values: room.take(8 * SAMPLE_ROOM * MOST_TYPES),
    labelKeys: room.take(4 * LABEL_ROOM),
    labelTexts: room.take(4 * LABEL_ROOM),
    labelUnits: room.take(4 * LABEL_ROOM),
    labelNumbers: room.take(8 * LABEL_ROOM),
    mentions: room.take(4 * ROW_ROOM),
    positions: room.take(4 * ENTRY_ROOM),
    rows: room.take(4 * ENTRY_ROOM),
    first: room.take(4 * ENTRY_ROOM),
    second: room.take(4 * ENTRY_ROOM),
    third: room.take(4 * ENTRY_ROOM),
    numbers: room.take(8 * ENTRY_ROOM),
    lineFunctions: room.take(4 * LINE_ROOM),
    lineNumbers: room.take(8 * LINE_ROOM),
    lineColumns: room.take(8 * LINE_ROOM),
    stringBytes: room.take(STRING_BYTE_ROOM),
    locationTable: room.take(4 * LOCATION_ID_ROOM),
    functionTable: room.take(4 * FUNCTION_ID_ROOM),
    stacks: room.end,
  };
}

/** Kernels that no reader uses at present, their id tables all zero. */
const idle: Kernel[] = [];

/** A kernel for a reader: the input, the tables of ids, the stacks that are read and what the decoders put out. */
export class KernelInput {
  readonly kernel: Kernel;
  /** Addresses. */
  readonly at: ReturnType<typeof layOut>;
  private readonly builder: ProfileBuilder;
  /** `INPUT_BYTES` for the input. Void, and here anew, after `prepare`. */
  bytes: Uint8Array<ArrayBuffer> = new Uint8Array(0);

  /** Throws a RangeError where there is no memory. */
  constructor(builder: ProfileBuilder) {
    this.builder = builder;
    this.kernel = idle.pop() ?? startKernel();
    this.at = layOut(this.kernel.start);
    this.kernel.ensure(this.at.stacks);
    builder.stacks.useKernel(this.kernel, this.at.stacks);
    this.prepare(INPUT_BYTES);
  }

  /** Makes room for whatever so many bytes may hold. Throws a RangeError where there is no memory. */
  prepare(inputBytes: number): void {
    const { kernel, at, builder } = this;
    builder.stacks.prepare(inputBytes);
    if (this.bytes.length > 0) return;
    builder.locationIds.useTable(kernel.uint32(at.locationTable, LOCATION_ID_ROOM));
    builder.functionIds.useTable(kernel.uint32(at.functionTable, FUNCTION_ID_ROOM));
    this.bytes = kernel.bytes(at.input, INPUT_BYTES);
  }

  /** Takes over what the kernel knows of ids. */
  takeIds(locationCount: number, functionCount: number): void {
    const { program } = this.kernel;
    const { locationIds, functionIds } = this.builder;
    locationIds.count = locationCount;
    locationIds.denseEnd = Math.max(
      locationIds.denseEnd,
      program.idsEnd.value,
      program.tableLocationIdsEnd.value,
    );
    functionIds.count = functionCount;
    functionIds.denseEnd = Math.max(functionIds.denseEnd, program.tableFunctionIdsEnd.value);
  }

  /** Lets go of the kernel, unless the stacks stay in its memory. What it knew of ids stays with the builder. */
  release(): void {
    const { builder, kernel } = this;
    this.takeIds(builder.locationIds.count, builder.functionIds.count);
    builder.locationIds.leaveTable();
    builder.functionIds.leaveTable();
    kernel.program.idsEnd.value = 0;
    kernel.program.resetTableIds();
    if (!builder.stacks.isInKernel) idle.push(kernel);
  }
}
