export const CACHE_FOLDER: string;

export function generateProfile(stackCount: number, seed: number): Uint8Array<ArrayBuffer>;

export function ensureProfileFile(
  stackCount: number,
  seed: number,
): Promise<{ path: string; madeInMs: number | undefined }>;
