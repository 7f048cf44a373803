/**
 * The way through each sample's stack: which end it leads to, and where it begins. Columns are by sample.
 *
 *     main;work;+fma;sort     locations: main | work, fma | sort
 *     inwards                 left 3, passed 0: main work fma sort
 *     inwards behind work     left 2, passed 1: fma sort
 *     outwards before fma     left 2, passed 1: work main
 */
export interface StackWalk {
  /** From callees to callers, up to the root; else from callers to callees, down to the leaf. */
  readonly isOutwards: boolean;
  /** How many locations there are from where the way begins to its end; the one that it begins in is among them. */
  readonly locationsLeft: Uint32Array;
  /** How many frames of that location lie behind already. */
  readonly framesPassed: Uint32Array;
  /** 1 where the sample is followed at all; all are when undefined. */
  readonly isTaken?: Uint8Array;
}

/** Every stack as a whole, from the root to the leaf or the other way. */
export function wholeStacks(stackLength: Uint32Array, isOutwards: boolean): StackWalk {
  return {
    isOutwards,
    locationsLeft: stackLength.slice(),
    framesPassed: new Uint32Array(stackLength.length),
  };
}
