import { borrowKernel, type Kernel, returnKernel } from "../kernel/kernel";
import { StackPages } from "./stackPages";
import type { StackRows } from "./stackRows";

/** Pages that are written where they stay if they are many: moving them there at the end would take a long pause. */
export class KernelPages {
  readonly stacks = new StackPages();
  private readonly kernel: Kernel = borrowKernel();

  constructor() {
    this.stacks.useKernel(this.kernel, this.kernel.start);
  }

  /** The pages as they are read; the writer is spent. */
  finish(): StackRows {
    const rows = this.stacks.finish();
    if (!this.stacks.isInKernel) returnKernel(this.kernel);
    return rows;
  }
}
