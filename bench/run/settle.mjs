/** A page just loaded still compiles and collects garbage, and the one before it is still being taken down. */
export const SETTLE_MS = 1000;
