/**
 * A point in time for reading.
 * @param nanos decimal nanoseconds since the Unix epoch; "0" is unknown
 */
export function timeTexts(
  nanos: string,
  timeZone?: string,
): { iso: string; utc: string; local: string } | undefined {
  const ms = Number(BigInt(nanos) / 1_000_000n);
  const date = new Date(ms);
  // Date reaches a quarter of a million years; a broken file may say more.
  if (nanos === "0" || Number.isNaN(date.getTime())) return undefined;
  const iso = date.toISOString();
  const local = date.toLocaleString("en-GB", { dateStyle: "medium", timeStyle: "long", timeZone });
  return { iso, utc: `${iso.slice(0, 19).replace("T", " ")} UTC`, local };
}
