import { STACK_PAGE_BITS } from "./profile";

const PAGE_LENGTH = 1 << STACK_PAGE_BITS;

/**
 * Writes stacks into pages so that none crosses a page. The fields are open to the reader's hot loop: after
 * `reserve(n)` it may write n rows at `page[offset]`, advancing `offset`.
 */
export class StackPages {
  readonly pages: Uint32Array[] = [];
  page: Uint32Array = new Uint32Array(0);
  /** Where the next row goes in `page`. */
  offset = 0;
  private pageNumber = -1;
  private stackOffset = 0;

  /** Starts a stack where the last one ended. */
  begin(): void {
    // Only the first 1M rows of an oversized page have a position of their own: it takes no further stack.
    if (this.offset >= PAGE_LENGTH) this.page = this.page.subarray(0, this.offset);
    this.stackOffset = this.offset;
  }

  /** Makes room for `rows` more; the stack begun moves to a new page when this one is too full. */
  reserve(rows: number): void {
    if (this.offset + rows <= this.page.length) return;
    const begun = this.page.subarray(this.stackOffset, this.offset);
    const needed = begun.length + rows;
    // A stack already alone in an oversized page grows there; its page numbers are re-issued.
    if (this.stackOffset === 0 && this.pageNumber >= 0) this.pages.length = this.pageNumber;
    const pagesTaken = Math.max(1, Math.ceil(needed / PAGE_LENGTH));
    const page = new Uint32Array(pagesTaken === 1 ? PAGE_LENGTH : Math.max(needed, 2 * begun.length));
    page.set(begun);
    this.pageNumber = this.pages.length;
    this.pages.push(page);
    const slots = Math.ceil(page.length / PAGE_LENGTH);
    for (let extra = 1; extra < slots; extra++) this.pages.push(new Uint32Array(0));
    this.page = page;
    this.stackOffset = 0;
    this.offset = begun.length;
  }

  /** How many rows the page has left for whole stacks, before a new one is begun for those who need `rows`. */
  room(rows: number): number {
    if (this.pageNumber < 0 || PAGE_LENGTH - this.offset < rows) {
      this.begin();
      this.reserve(PAGE_LENGTH);
    }
    return PAGE_LENGTH - this.offset;
  }

  /** Where the next stack starts: page << STACK_PAGE_BITS | offset. */
  get next(): number {
    return this.pageNumber * PAGE_LENGTH + this.offset;
  }

  /** Appends the rows of whole stacks, no more than there is room for. */
  append(rows: Uint32Array): void {
    this.page.set(rows, this.offset);
    this.offset += rows.length;
  }

  /** The begun stack's position: page << STACK_PAGE_BITS | offset. */
  get start(): number {
    return this.pageNumber < 0 ? 0 : this.pageNumber * PAGE_LENGTH + this.stackOffset;
  }

  /** How many rows the begun stack has so far. */
  get length(): number {
    return this.offset - this.stackOffset;
  }
}
