/** The id of what was shared, if a page's address is one that `keepShared` made. */
export function sharedId(hash: string): string | undefined {
  return /^#\/\?shared=(?<id>[\w-]+)$/.exec(hash)?.groups?.["id"];
}
