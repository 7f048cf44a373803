import type { MappingTable, Profile } from "../model/profile";

/** What the command line says of the profiled binary; "" is nothing. */
export interface BinaryNames {
  readonly file: string;
  readonly buildId: string;
}

/**
 * The profile with a main mapping (`internal/driver/fetch.go: locateBinaries`): one of no extent that all locations
 * are in where the file has none, and under the names given. A build id never replaces the file's own.
 */
export function withMainMapping(profile: Profile, { file, buildId }: BinaryNames): Profile {
  const complete = profile.mappings.order.length > 0 ? profile : withOneMapping(profile);
  if (file === "" && buildId === "") return complete;
  const { mappings } = complete;
  const strings = complete.strings.fork();
  const { main } = mappings;
  const named = {
    ...mappings,
    filename: mappings.filename.slice(),
    buildId: mappings.buildId.slice(),
  };
  const addText = (text: string): number => {
    const bytes = new TextEncoder().encode(text);
    strings.add(bytes, 0, bytes.length);
    return strings.count - 1;
  };
  if (file !== "") named.filename[main] = addText(file);
  if (buildId !== "" && strings.isEmpty(mappings.buildId[main])) named.buildId[main] = addText(buildId);
  return { ...complete, strings, mappings: named };
}

function withOneMapping(profile: Profile): Profile {
  const mappings: MappingTable = {
    count: 1,
    ids: BigUint64Array.of(1n),
    order: Uint32Array.of(0),
    main: 0,
    start: new BigUint64Array(1),
    limit: new BigUint64Array(1),
    offset: new BigUint64Array(1),
    filename: new Uint32Array(1),
    buildId: new Uint32Array(1),
    flags: new Uint8Array(1),
  };
  const locations = { ...profile.locations, mapping: new Int32Array(profile.locations.count) };
  return { ...profile, mappings, locations };
}
