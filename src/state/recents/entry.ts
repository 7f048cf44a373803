/** A file of a profile that was opened, as far as it tells one file from another. */
export interface KeptFile {
  readonly name: string;
  readonly size: number;
  /** Milliseconds since the Unix epoch; 0 where unknown. */
  readonly lastModified: number;
}

/** A profile that this browser remembers. */
export interface RecentEntry {
  readonly id: string;
  readonly name: string;
  /** The default sample type's name: what kind of profile it is. */
  readonly sampleType: string;
  /** Bytes of its files as they were opened. */
  readonly size: number;
  /** When it was last opened, milliseconds since the Unix epoch. */
  readonly openedAt: number;
  /** Its files, whose bytes are kept beside the entry; or its address, whose bytes are fetched again. */
  readonly source:
    | { readonly kind: "files"; readonly files: readonly KeptFile[] }
    | { readonly kind: "url"; readonly url: string };
}

/** The entry of the same files, opened before. */
export function findSameFiles(
  entries: readonly RecentEntry[],
  files: readonly KeptFile[],
): RecentEntry | undefined {
  return entries.find(({ source }) => {
    if (source.kind !== "files" || source.files.length !== files.length) return false;
    return source.files.every((kept, index) => {
      const file = files[index];
      return kept.name === file?.name && kept.size === file.size && kept.lastModified === file.lastModified;
    });
  });
}
