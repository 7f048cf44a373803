import { useEffect, useState } from "react";
import { CodeColours } from "./highlight/CodeColours";
import { parserOf } from "./highlight/languages";

/** What the code of a file is coloured by; a new object whenever more lines have colours. */
export interface ShownColours {
  readonly colours: CodeColours;
}

/** Colours of a file's lines; undefined while there are none. @param path says which language it is */
export function useCodeColours(path: string, lines: readonly string[] | undefined): ShownColours | undefined {
  const [shown, setShown] = useState<ShownColours & { readonly lines: readonly string[] }>();
  useEffect(() => {
    if (lines === undefined) return undefined;
    let colours: CodeColours | undefined;
    let isWanted = true;
    void parserOf(path).then(parser => {
      if (!isWanted || parser === undefined) return;
      colours = new CodeColours(parser, lines, () => {
        if (colours !== undefined) setShown({ colours, lines });
      });
    });
    return () => {
      isWanted = false;
      colours?.stop();
    };
  }, [path, lines]);
  return shown?.lines === lines ? shown : undefined;
}
