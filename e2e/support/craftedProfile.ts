import { gzipSync } from "node:zlib";
import {
  Function as ProfileFunction,
  Line,
  Location,
  Profile,
  Sample,
  StringTable,
  ValueType,
} from "pprof-format";
import type { GivenFile } from "./giveFiles.ts";

/** A profile in words. */
export interface CraftedProfile {
  /** Such as `samples/count`; the last one is the default. One of `samples/count` where nothing is said. */
  readonly types?: readonly string[];
  /** Stacks as `main;parse;scan`, outermost first, with a value per type. */
  readonly stacks: readonly (readonly [stack: string | readonly string[], ...values: number[]])[];
  readonly docUrl?: string;
  readonly comments?: readonly string[];
}

/** A gzipped profile of these stacks, as a file. */
export function craftedFile(name: string, profile: CraftedProfile): GivenFile {
  return { name, bytes: craftProfile(profile) };
}

/** A gzipped profile of these stacks. Every function has one location; nothing has a mapping. */
function craftProfile({ types = ["samples/count"], stacks, docUrl, comments }: CraftedProfile): Buffer {
  const strings = new StringTable();
  const functions: ProfileFunction[] = [];
  const locations: Location[] = [];
  const idOfName = new Map<string, number>();
  const locationOf = (name: string): number => {
    const known = idOfName.get(name);
    if (known !== undefined) return known;
    const id = functions.length + 1;
    idOfName.set(name, id);
    functions.push(
      new ProfileFunction({
        id,
        name: strings.dedup(name),
        systemName: 0,
        filename: strings.dedup("app.go"),
      }),
    );
    locations.push(new Location({ id, address: 4096 + id, line: [new Line({ functionId: id, line: 1 })] }));
    return id;
  };
  const sample = stacks.map(([stack, ...values]) => {
    const names = typeof stack === "string" ? stack.split(";") : stack;
    return new Sample({ locationId: names.map(locationOf).reverse(), value: values });
  });
  const sampleType = types.map(text => {
    const [type = "", unit = ""] = text.split("/");
    return new ValueType({ type: strings.dedup(type), unit: strings.dedup(unit) });
  });
  const profile = new Profile({
    sampleType,
    sample,
    location: locations,
    function: functions,
    comment: (comments ?? []).map(comment => strings.dedup(comment)),
    docUrl: strings.dedup(docUrl ?? ""),
    stringTable: strings,
  });
  return gzipSync(profile.encode());
}
