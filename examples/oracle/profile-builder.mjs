// Writes small profile.proto files by names, so that an odd profile reads as what is odd about it.

import { gzipSync } from "node:zlib";
import {
  Function as ProfileFunction,
  Label,
  Line,
  Location,
  Mapping,
  Profile,
  Sample,
  StringTable,
  ValueType,
} from "pprof-format";

/** A profile in the making. Ids count from 1 unless given. */
export class ProfileBuilder {
  #strings = new StringTable();
  #profile;
  /** Fields added as bytes; they come after all others. */
  #appended = [];

  /** `types` are like "samples/count". */
  constructor(types, header = {}) {
    const { dropFrames = "", keepFrames = "", defaultSampleType = "", comments = [], ...rest } = header;
    this.#profile = new Profile({
      sampleType: types.map(type => this.#valueType(type)),
      stringTable: this.#strings,
      dropFrames: this.text(dropFrames),
      keepFrames: this.text(keepFrames),
      defaultSampleType: this.text(defaultSampleType),
      comment: comments.map(comment => this.text(comment)),
      periodType: this.#valueType("cpu/nanoseconds"),
      period: 10_000_000,
      timeNanos: 1_767_225_600_000_000_000n,
      durationNanos: 10_000_000_000,
      ...rest,
    });
  }

  /** The index of a string, added if new. */
  text(string) {
    return this.#strings.dedup(string);
  }

  /** Adds a mapping and returns its id. Addresses are bigints. */
  mapping(filename, memoryStart, memoryLimit, { id = this.#profile.mapping.length + 1, ...flags } = {}) {
    const mapping = { id, filename: this.text(filename), memoryStart, memoryLimit, ...flags };
    this.#profile.mapping.push(new Mapping(mapping));
    return id;
  }

  /** Adds a function and returns its id. `name` may be a string index instead. */
  function(
    name,
    { id = this.#profile.function.length + 1, systemName = name, file = "", startLine = 0 } = {},
  ) {
    const index = text => (typeof text === "number" ? text : this.text(text));
    const entry = {
      id,
      name: index(name),
      systemName: index(systemName),
      filename: this.text(file),
      startLine,
    };
    this.#profile.function.push(new ProfileFunction(entry));
    return id;
  }

  /** Adds a location and returns its id. `lines` are [function id, line], innermost first. */
  location(lines, { id = this.#profile.location.length + 1, mappingId = 0, address = 0n } = {}) {
    const line = lines.map(([functionId, number]) => new Line({ functionId, line: number }));
    this.#profile.location.push(new Location({ id, mappingId, address, line }));
    return id;
  }

  /** Adds a function of that name with one location at that line; returns the location's id. */
  frame(name, { line = 1, ...rest } = {}) {
    return this.location([[this.function(name, rest), line]]);
  }

  /** Adds a sample. `stack` is location ids, leaf first; `labels` are {key, str} or {key, num, unit}. */
  sample(stack, values, labels = []) {
    const label = labels.map(
      ({ key, str = "", num = 0, unit = "" }) =>
        new Label({ key: this.text(key), str: this.text(str), num, numUnit: this.text(unit) }),
    );
    this.#profile.sample.push(new Sample({ locationId: stack, value: values, label }));
  }

  /** Adds bytes of the caller's making to the end of the file: a protobuf message goes on there. */
  append(...bytes) {
    this.#appended.push(...bytes);
  }

  /** The number of strings so far: the index of the first string appended as bytes. */
  get stringCount() {
    return this.#strings.strings.length;
  }

  /** The file, gzipped; the same profile gives the same bytes. */
  encode() {
    return gzipSync(Buffer.concat([this.#profile.encode(), ...this.#appended]), { level: 9 });
  }

  #valueType(type) {
    const [name, unit] = type.split("/");
    return new ValueType({ type: this.text(name), unit: this.text(unit) });
  }
}
