import type { Kernel } from "../kernel/kernel";
import { STACK_PAGE_BITS } from "./profile";
import { StackRows } from "./stackRows";

const PAGE_LENGTH = 1 << STACK_PAGE_BITS;
const PAGE_BYTES = 4 * PAGE_LENGTH;

/**
 * Writes stacks into pages so that none crosses a page. The fields are open to the reader's hot loop: after
 * `reserve(n)` it may write n rows at `page[offset]`, advancing `offset`.
 */
export class StackPages {
  readonly pages: Uint32Array[] = [];
  /** page → how many rows it has room for; an array over memory that has grown does not know any more. */
  private readonly lengths: number[] = [];
  page: Uint32Array = new Uint32Array(0);
  /** Where the next row goes in `page`. */
  offset = 0;
  private pageNumber = -1;
  private pageLength = 0;
  private stackOffset = 0;
  /** Where pages lie one behind the other, if not each in an array of its own. */
  private home: { readonly kernel: Kernel; readonly base: number } | undefined;

  /** Puts pages into a kernel's memory from now on, one behind the other. There is none yet. */
  useKernel(kernel: Kernel, base: number): void {
    this.home = { kernel, base };
  }

  /**
   * Makes the kernel's memory large enough for so many more rows, in stacks begun and new, so that writing them moves
   * no page. Arrays over that memory may be void afterwards, `page` not.
   */
  prepare(rows: number): void {
    if (this.home === undefined) return;
    const { kernel, base } = this.home;
    const written = Math.max(0, this.pageNumber) * PAGE_LENGTH + this.offset;
    // A stack that does not fit moves to the next page; one longer than a page may get twice what it needs.
    if (kernel.ensure(base + 4 * (written + 3 * rows) + 3 * PAGE_BYTES)) this.mapPages();
  }

  private mapPages(): void {
    if (this.home === undefined) return;
    const { kernel, base } = this.home;
    for (const [number, length] of this.lengths.entries()) {
      this.pages[number] = kernel.uint32(base + PAGE_BYTES * number, length);
    }
    if (this.pageNumber >= 0) this.page = this.pages[this.pageNumber].subarray(0, this.pageLength);
  }

  private addPage(length: number): Uint32Array {
    const number = this.pages.length;
    const page =
      this.home === undefined
        ? new Uint32Array(length)
        : this.home.kernel.uint32(this.home.base + PAGE_BYTES * number, length);
    this.pages.push(page);
    this.lengths.push(length);
    return page;
  }

  /** Starts a stack where the last one ended. */
  begin(): void {
    // Only the first 1M rows of an oversized page have a position of their own: it takes no further stack.
    if (this.offset >= PAGE_LENGTH) {
      this.page = this.page.subarray(0, this.offset);
      this.pageLength = this.offset;
    }
    this.stackOffset = this.offset;
  }

  /** Makes room for `rows` more; the stack begun moves to a new page when this one is too full. */
  reserve(rows: number): void {
    if (this.offset + rows <= this.page.length) return;
    const begunRows = this.length;
    const needed = begunRows + rows;
    // A stack already alone in an oversized page grows there; its page numbers are re-issued.
    const number = this.stackOffset === 0 && this.pageNumber >= 0 ? this.pageNumber : this.pages.length;
    const length = needed <= PAGE_LENGTH ? PAGE_LENGTH : Math.max(needed, 2 * begunRows);
    if (this.home !== undefined) {
      const { kernel, base } = this.home;
      if (kernel.ensure(base + PAGE_BYTES * number + 4 * length)) this.mapPages();
    }
    const begun = this.page.subarray(this.stackOffset, this.offset);
    this.pages.length = number;
    this.lengths.length = number;
    this.page = this.addPage(length);
    this.page.set(begun);
    for (let extra = 1; extra < Math.ceil(length / PAGE_LENGTH); extra++) this.addPage(0);
    this.pageNumber = number;
    this.pageLength = length;
    this.stackOffset = 0;
    this.offset = begunRows;
  }

  /** How many rows the page has left for whole stacks, before a new one is begun for those who need `rows`. */
  room(rows: number): number {
    if (this.pageNumber < 0 || PAGE_LENGTH - this.offset < rows) {
      this.begin();
      this.reserve(PAGE_LENGTH);
    }
    return PAGE_LENGTH - this.offset;
  }

  /** How many rows all pages have room for. */
  get rowRoom(): number {
    return PAGE_LENGTH * Math.max(0, this.pages.length - 1) + this.pageLength;
  }

  /** Where the next stack starts: page << STACK_PAGE_BITS | offset. */
  get next(): number {
    return this.pageNumber * PAGE_LENGTH + this.offset;
  }

  /** The begun stack's position: page << STACK_PAGE_BITS | offset. */
  get start(): number {
    return this.pageNumber < 0 ? 0 : this.pageNumber * PAGE_LENGTH + this.stackOffset;
  }

  /** How many rows the begun stack has so far. */
  get length(): number {
    return this.offset - this.stackOffset;
  }

  /** The pages as they are read. The writer is spent; a kernel that is still its home is no longer anybody else's. */
  finish(): StackRows {
    const isSmall = this.pages.length <= 1;
    if (this.home !== undefined && isSmall) {
      for (const [number, page] of this.pages.entries()) this.pages[number] = page.slice(0, this.offset);
      this.home = undefined;
    }
    return new StackRows(this.pages, this.home);
  }

  /** Whether the pages lie in a kernel's memory. */
  get isInKernel(): boolean {
    return this.home !== undefined;
  }
}
