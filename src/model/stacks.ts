import { STACK_PAGE_BITS, type SampleTable } from "./profile";

const OFFSET_MASK = (1 << STACK_PAGE_BITS) - 1;

/** The page that holds a sample's stack. Its rows are `page[first]` (leaf) to `page[first + length - 1]` (root). */
export function stackPage(samples: SampleTable, sample: number): Uint32Array {
  return samples.stacks.pages[samples.stackStart[sample] >>> STACK_PAGE_BITS] ?? EMPTY;
}

/** Where in its page a sample's stack begins (the leaf). */
export function stackOffset(samples: SampleTable, sample: number): number {
  return samples.stackStart[sample] & OFFSET_MASK;
}

const EMPTY = new Uint32Array(0);
