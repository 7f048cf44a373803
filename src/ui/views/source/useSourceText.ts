import { useEffect, useState } from "react";
import { useStore } from "zustand";
import type { SourceAnswer } from "../../../state/sources/answer";
import { readSource } from "../../../state/sources/readSource";
import { sourcesStore } from "../../../state/sources/store";

/** The text of a file of the profile, asked for again whenever places for source change; undefined while it is read. */
export function useSourceText(file: string | undefined): SourceAnswer | undefined {
  const version = useStore(sourcesStore, ({ version }) => version);
  const key = file === undefined || file === "" ? undefined : `${version} ${file}`;
  const [read, setRead] = useState<{ readonly file: string; readonly answer: SourceAnswer }>();
  useEffect(() => {
    const wanted = key?.slice(key.indexOf(" ") + 1);
    if (wanted === undefined) return undefined;
    const stop = new AbortController();
    void readSource(wanted, stop.signal).then(answer => {
      if (!stop.signal.aborted) setRead({ file: wanted, answer });
    });
    return () => stop.abort();
  }, [key]);
  // What was read before a place came or went stays until it is read again.
  return read !== undefined && read.file === file ? read.answer : undefined;
}
