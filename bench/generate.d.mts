/** What the tests use of `generate.mjs`; the program itself is plain JavaScript because Node runs it as it is. */
export function generateProfile(stackCount: number, seed: number): Uint8Array<ArrayBuffer>;
