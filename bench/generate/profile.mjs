/**
 * The bytes of a generated profile (profile.proto), in the order google/pprof's own writer uses: sample types,
 * samples, mappings, locations, functions, strings, scalars. Ids count up in order of first use, and only what a
 * sample uses is written.
 */

import { ByteWriter } from "./bytes.mjs";
import { endpointName, tenantName } from "./names.mjs";
import { createProgram, MAPPINGS } from "./program.mjs";
import { createRandom } from "./random.mjs";
import { createStackGrower } from "./stacks.mjs";

const PROFILE = {
  sampleType: 1,
  sample: 2,
  mapping: 3,
  location: 4,
  function: 5,
  string: 6,
  timeNanos: 9,
  durationNanos: 10,
  periodType: 11,
  period: 12,
  comment: 13,
}; // prettier-ignore

const CHUNK_BYTES = 256 * 1024;
const PERIOD_NS = 10_000_000;
const TIME_NS = 1_767_225_600_000_000_000n;
const DURATION_NS = 3_600_000_000_000;
const ENDPOINT_COUNT = 60;
const TENANT_COUNT = 2000;
const THREAD_COUNT = 64;
const MAX_COUNT = 1_000_000;

/** Gives dense numbers, from `first` up, to keys in order of first use. */
class FirstUse {
  /** @param {number} keyCount @param {number} first */
  constructor(keyCount, first) {
    this.first = first;
    /** key → its number, 0 before its first use @type {Uint32Array} */
    this.numbers = new Uint32Array(keyCount);
    /** (number − first) → key @type {number[]} */
    this.keys = [];
  }

  /** @param {number} key */
  number(key) {
    const known = this.numbers[key] ?? 0;
    if (known !== 0) return known;
    this.keys.push(key);
    const number = this.keys.length - 1 + this.first;
    this.numbers[key] = number;
    return number;
  }
}

/**
 * @param {number} stackCount
 * @param {number} seed
 * @returns {Generator<Uint8Array, void>} pieces of about 256 kB, each the caller's own
 */
export function* profileChunks(stackCount, seed) {
  const program = createProgram(Math.round(30 * Math.sqrt(stackCount)), seed);
  const random = createRandom(seed);
  const nextStack = createStackGrower(program, random, seed);
  const locationIds = new FirstUse(program.locationCount, 1);
  const functionIds = new FirstUse(program.functionCount, 1);

  /** @type {Map<string, number>} */
  const strings = new Map([["", 0]]);
  /** @param {string} text */
  const string = text => {
    const known = strings.get(text);
    if (known !== undefined) return known;
    strings.set(text, strings.size);
    return strings.size - 1;
  };

  const out = new ByteWriter(CHUNK_BYTES + 65536);
  const message = new ByteWriter();
  const inner = new ByteWriter();
  const isFull = () => out.length >= CHUNK_BYTES;
  const take = () => {
    const chunk = out.view().slice();
    out.clear();
    return chunk;
  };

  /** @type {(field: number, type: string, unit: string) => void} */
  const writeValueType = (field, type, unit) => {
    message.clear();
    message.scalar(1, string(type));
    message.scalar(2, string(unit));
    out.block(field, message.view());
  };
  writeValueType(PROFILE.sampleType, "samples", "count");
  writeValueType(PROFILE.sampleType, "cpu", "nanoseconds");

  const keys = {
    endpoint: string("endpoint"),
    tenant: string("tenant"),
    thread: string("thread"),
    bytes: string("bytes"),
    queued: string("queued"),
    microseconds: string("microseconds"),
  };
  const endpoints = Array.from({ length: ENDPOINT_COUNT }, (_, index) => string(endpointName(index)));
  const tenants = Array.from({ length: TENANT_COUNT }, (_, index) => string(tenantName(index)));
  const threads = Array.from({ length: THREAD_COUNT }, (_, index) => string(`worker-${index}`));

  /** @param {number[]} list */
  const skewedPick = list => list[Math.floor(list.length * random() * random())] ?? 0;
  /** Whole, at least 1; falls off as the power 4/3. */
  const heavyTailed = () => {
    const root = Math.sqrt(1 - random());
    return Math.min(MAX_COUNT, Math.floor(1 / (root * Math.sqrt(root))));
  };
  /** @type {(key: number, text: number) => void} */
  const writeStringLabel = (key, text) => {
    inner.clear();
    inner.scalar(1, key);
    inner.scalar(2, text);
    message.block(3, inner.view());
  };
  /** @type {(key: number, value: number, unit: number) => void} */
  const writeNumericLabel = (key, value, unit) => {
    inner.clear();
    inner.scalar(1, key);
    inner.scalar(3, value);
    inner.scalar(4, unit);
    message.block(3, inner.view());
  };

  for (let i = 0; i < stackCount; i++) {
    const stack = nextStack();
    message.clear();
    inner.clear();
    for (let depth = stack.length - 1; depth >= 0; depth--)
      inner.varint(locationIds.number(stack[depth] ?? 0));
    message.block(1, inner.view());
    const count = heavyTailed();
    inner.clear();
    inner.varint(count);
    inner.varint(count * PERIOD_NS);
    message.block(2, inner.view());
    if (random() < 0.9) writeStringLabel(keys.endpoint, skewedPick(endpoints));
    if (random() < 0.8) writeStringLabel(keys.tenant, skewedPick(tenants));
    if (random() < 0.8) writeStringLabel(keys.thread, skewedPick(threads));
    if (random() < 0.6) writeNumericLabel(keys.bytes, 16 * heavyTailed(), keys.bytes);
    if (random() < 0.4) writeNumericLabel(keys.queued, Math.floor(1 + 5000 * random()), keys.microseconds);
    out.block(PROFILE.sample, message.view());
    if (isFull()) yield take();
  }

  MAPPINGS.forEach((mapping, index) => {
    message.clear();
    message.scalar(1, index + 1);
    message.scalar(2, mapping.start);
    message.scalar(3, mapping.limit);
    message.scalar(5, string(mapping.file));
    message.scalar(6, string(mapping.buildId));
    for (const hasSymbols of [7, 8, 9, 10]) message.scalar(hasSymbols, 1);
    out.block(PROFILE.mapping, message.view());
  });

  for (const location of locationIds.keys) {
    const mappingIndex = program.mappingOfLocation(location);
    message.clear();
    message.scalar(1, locationIds.number(location));
    message.scalar(2, mappingIndex + 1);
    message.scalar(3, (MAPPINGS[mappingIndex]?.start ?? 0) + 0x1000 + location * 32);
    for (const { functionIndex, line } of program.linesOfLocation(location)) {
      inner.clear();
      inner.scalar(1, functionIds.number(functionIndex));
      inner.scalar(2, line);
      message.block(4, inner.view());
    }
    out.block(PROFILE.location, message.view());
    if (isFull()) yield take();
  }

  for (const functionIndex of functionIds.keys) {
    const { name, systemName, file } = program.namesOfFunction(functionIndex);
    message.clear();
    message.scalar(1, functionIds.number(functionIndex));
    message.scalar(2, string(name));
    message.scalar(3, string(systemName));
    message.scalar(4, string(file));
    message.scalar(5, program.startLine(functionIndex));
    out.block(PROFILE.function, message.view());
    if (isFull()) yield take();
  }

  const comment = string(`generated by Proflens bench, ${stackCount} stacks, seed ${seed}`);
  for (const text of strings.keys()) {
    out.text(PROFILE.string, text);
    if (isFull()) yield take();
  }

  out.scalar(PROFILE.timeNanos, TIME_NS);
  out.scalar(PROFILE.durationNanos, DURATION_NS);
  writeValueType(PROFILE.periodType, "cpu", "nanoseconds");
  out.scalar(PROFILE.period, PERIOD_NS);
  out.scalar(PROFILE.comment, comment);
  yield take();
}
