import { SharedSteps } from "../base/sharedSteps";
import type { Steps } from "../base/steps";
import { borrowKernel, type Kernel, returnKernel, startKernel } from "../kernel/kernel";
import { STACK_PAGE_BITS } from "./profile";

const PAGE_BYTES = 4 << STACK_PAGE_BITS;

/** A kernel with the rows of stacks in its memory. */
export interface LentKernel {
  readonly kernel: Kernel;
  /** Address of the rows: a stack that starts at s begins at `rows + 4 * s`. */
  readonly rows: number;
  /** Address of the bytes that were asked for; what is in them is left over from others. */
  readonly scratch: number;
}

/** Where the pages lie, one behind the other. */
interface Home {
  readonly kernel: Kernel;
  readonly base: number;
}

/**
 * The location rows of all stacks, in pages (see `SampleTable`). Where there is more than one page, they lie in the
 * memory of a kernel, so that its loops need no copy of them. When that memory grows the arrays over it are void:
 * `pages` then has new ones, so nobody keeps a page over a pause.
 */
export class StackRows {
  readonly pages: readonly Uint32Array[];
  /** page → how many rows it has; an array over memory that has grown does not know any more. */
  private readonly lengths: readonly number[];
  private home: Home | undefined;
  /** The computation that has the first bytes behind the pages to itself, and how many they are. */
  private lastAlone: SharedSteps<unknown> | undefined;
  private aloneBytes = 0;

  constructor(pages: readonly Uint32Array[], home?: Home) {
    this.pages = pages;
    this.lengths = pages.map(page => page.length);
    this.home = home;
  }

  /** Lends the kernel for a computation without a pause, with so many bytes of scratch memory. */
  lend<Value>(bytes: number, compute: (lent: LentKernel) => Value): Value {
    const home = this.findHome();
    if (home === undefined) {
      const kernel = borrowKernel();
      const value = compute(this.copyInto(kernel, bytes));
      returnKernel(kernel);
      return value;
    }
    const scratch = this.end(home) + this.aloneBytes;
    this.ensure(home, scratch + bytes);
    return compute({ kernel: home.kernel, rows: home.base, scratch });
  }

  /**
   * Lends the kernel for a computation that pauses, with so many bytes that stay its own. Such computations come one
   * after the other: whoever finds another one finishes that first, also where it was given up.
   */
  *lendAlone<Value>(bytes: number, compute: (lent: LentKernel) => Steps<Value>): Steps<Value> {
    const home = this.findHome();
    if (home === undefined) {
      const kernel = borrowKernel();
      const value = yield* compute(this.copyInto(kernel, bytes));
      returnKernel(kernel);
      return value;
    }
    while (this.lastAlone !== undefined) yield* this.lastAlone.wait();
    this.aloneBytes = Math.max(this.aloneBytes, bytes);
    const scratch = this.end(home);
    this.ensure(home, scratch + bytes);
    const steps = new SharedSteps(this.ending(compute({ kernel: home.kernel, rows: home.base, scratch })));
    this.lastAlone = steps;
    return yield* steps.wait();
  }

  private *ending<Value>(steps: Steps<Value>): Steps<Value> {
    const value = yield* steps;
    this.lastAlone = undefined;
    return value;
  }

  /** The kernel where the pages lie; pages that were written elsewhere move to one of their own now. */
  private findHome(): Home | undefined {
    if (this.pages.length <= 1 || this.home !== undefined) return this.home;
    const kernel = startKernel();
    const home = { kernel, base: kernel.start };
    kernel.ensure(this.end(home));
    const old = this.pages.slice();
    this.map(home);
    for (const [number, page] of old.entries()) this.pages[number].set(page);
    this.home = home;
    return home;
  }

  private ensure(home: Home, bytes: number): void {
    if (!home.kernel.ensure(bytes)) return;
    this.map(home);
  }

  private map({ kernel, base }: Home): void {
    const pages = this.pages as Uint32Array[];
    for (const [number, length] of this.lengths.entries()) {
      pages[number] = kernel.uint32(base + PAGE_BYTES * number, length);
    }
  }

  /** The first byte behind the pages. One longer than a page has the numbers behind it, too. */
  private end({ base }: Home): number {
    return base + PAGE_BYTES * this.pages.length;
  }

  private copyInto(kernel: Kernel, bytes: number): LentKernel {
    const rows = kernel.start;
    const [page] = this.pages;
    const rowBytes = page === undefined ? 0 : 4 * page.length;
    kernel.ensure(rows + rowBytes + bytes);
    if (page !== undefined) kernel.uint32(rows, page.length).set(page);
    return { kernel, rows, scratch: rows + Math.ceil(rowBytes / 16) * 16 };
  }
}
