import { useEffect, useState } from "react";
import { useStore } from "zustand";
import type { SourceAnswer } from "../../../state/sources/answer";
import { readSource } from "../../../state/sources/readSource";
import { sourcesStore } from "../../../state/sources/store";

/** The text of a file of the profile, asked for again whenever places for source change; undefined while it is read. */
export function useSourceText(file: string | undefined): SourceAnswer | undefined {
  const version = useStore(sourcesStore, ({ version }) => version);
  const [read, setRead] = useState<{ readonly file: string; readonly answer: SourceAnswer }>();
  useEffect(() => {
    if (file === undefined || file === "") return undefined;
    const stop = new AbortController();
    void readSource(file, stop.signal).then(answer => {
      if (!stop.signal.aborted) setRead({ file, answer });
    });
    return () => stop.abort();
  }, [file, version]);
  return read !== undefined && read.file === file ? read.answer : undefined;
}
