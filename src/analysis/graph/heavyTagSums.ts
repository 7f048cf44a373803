import type { ByteText } from "../../base/byteText";
import type { Steps } from "../../base/steps";
import { Room } from "../../kernel/kernel";
import type { Profile } from "../../model/profile";
import { labelNumber } from "../labelNumber";
import { SAMPLES_PER_STEP } from "../totals";
import type { GraphNode, GraphTag } from "./graph";
import type { SampleTags } from "./heavyTags";
import type { NumberedFrames } from "./numberedFrames";
import type { SampleWeights } from "./sampleWeights";

/** Writes the tags of nodes. */
export interface TagWriter {
  writeTo(node: GraphNode, nodeRow: number): void;
}

/** What samples with certain tags weigh: node's number × tags + tag → number. */
interface Cells {
  readonly flat: Float64Array;
  readonly cum: Float64Array;
  /** The first of the samples with tags that has the tag at the node, counted from 1. */
  readonly first: Uint32Array;
}

/** Says how a numeric tag shows, and in what unit. */
export interface NumberFace {
  text(number: number): ByteText;
  readonly unit: string;
  /** Whether the numbers of a label show. */
  isShown(key: number): boolean;
}

/** Adds up, through the kernel, what samples with tags weigh at the nodes of a graph. */
export function* sumHeavyTags(
  profile: Profile,
  frames: NumberedFrames,
  weights: SampleWeights,
  sampleTags: SampleTags,
  face: NumberFace,
): Steps<TagWriter> {
  const cells = yield* passTags(profile, frames, weights.value.values, sampleTags);
  const divisors = weights.divisor && (yield* passTags(profile, frames, weights.divisor.values, sampleTags));
  const numberOfNode = new Map(Array.from(frames.nodes, (node, number) => [node, number]));
  // 0 stands for no node.
  if (frames.nodes.length > 0 && numberOfNode.get(frames.nodes[0]) === 0)
    numberOfNode.delete(frames.nodes[0]);
  return {
    writeTo(node, row) {
      const number = numberOfNode.get(row);
      if (number === undefined) return;
      for (const [tag, { joined, number: text }] of sampleTags.tags.entries()) {
        const cell = number * sampleTags.tags.length + tag;
        const first = cells.first[cell];
        if (first === 0) continue;
        const isText = text === undefined;
        const written: GraphTag = {
          name: isText ? joined : text,
          unit: isText ? "" : face.unit,
          value: isText ? 0n : firstNumber(profile, sampleTags.samples[first - 1], text, face),
          flat: BigInt(cells.flat[cell]),
          flatDivisor: BigInt(divisors?.flat[cell] ?? 0),
          cum: BigInt(cells.cum[cell]),
          cumDivisor: BigInt(divisors?.cum[cell] ?? 0),
        };
        if (isText) node.labelTags.set(joined, written);
        else {
          const tags = node.numericTags.get(joined) ?? new Map<ByteText, GraphTag>();
          node.numericTags.set(joined, tags.set(text, written));
        }
      }
    },
  };
}

/** The first number of a sample that shows as a text. */
function firstNumber({ samples, labels }: Profile, sample: number, text: ByteText, face: NumberFace): bigint {
  for (let label = samples.labelStart[sample]; label < samples.labelStart[sample + 1]; label++) {
    if (labels.text[label] !== 0 || !face.isShown(labels.key[label])) continue;
    if (face.text(labels.number[label]) === text) return labelNumber(labels, label);
  }
  throw new Error("The sample has no such number.");
}

function* passTags(
  { samples }: Profile,
  frames: NumberedFrames,
  values: Float64Array,
  { tags, samples: tagged, starts, list }: SampleTags,
): Steps<Cells> {
  const cellCount = frames.nodes.length * tags.length;
  const cells: Cells = {
    flat: new Float64Array(cellCount),
    cum: new Float64Array(cellCount),
    first: new Uint32Array(cellCount),
  };
  for (let from = 0; from < tagged.length; from += SAMPLES_PER_STEP) {
    yield;
    const to = Math.min(tagged.length, from + SAMPLES_PER_STEP);
    const firstTag = starts[from];
    const tagCount = starts[to] - firstTag;
    const room = new Room(0);
    const at = {
      starts: room.take(4 * (to - from)),
      lengths: room.take(4 * (to - from)),
      values: room.take(8 * (to - from)),
      runs: room.take(4 * (to - from + 1)),
      tags: room.take(4 * tagCount),
      entry: room.take(4 * frames.entry.length),
      lists: room.take(4 * frames.lists.length),
      flat: room.take(8 * cellCount),
      cum: room.take(8 * cellCount),
      first: room.take(4 * cellCount),
      counted: room.take(4 * frames.nodes.length),
    };
    samples.stacks.lend(room.end, ({ kernel, rows, scratch }) => {
      const stackStart = kernel.uint32(scratch + at.starts, to - from);
      const stackLength = kernel.uint32(scratch + at.lengths, to - from);
      const value = kernel.float64(scratch + at.values, to - from);
      const runs = kernel.uint32(scratch + at.runs, to - from + 1);
      for (let index = from; index < to; index++) {
        const sample = tagged[index];
        stackStart[index - from] = samples.stackStart[sample];
        stackLength[index - from] = samples.stackLength[sample];
        value[index - from] = values[sample];
      }
      for (let index = from; index <= to; index++) runs[index - from] = starts[index] - firstTag;
      kernel.uint32(scratch + at.tags, tagCount).set(list.subarray(firstTag, firstTag + tagCount));
      kernel.uint32(scratch + at.entry, frames.entry.length).set(frames.entry);
      kernel.uint32(scratch + at.lists, frames.lists.length).set(frames.lists);
      const flat = kernel.float64(scratch + at.flat, cellCount);
      const cum = kernel.float64(scratch + at.cum, cellCount);
      const first = kernel.uint32(scratch + at.first, cellCount);
      flat.set(cells.flat);
      cum.set(cells.cum);
      first.set(cells.first);
      kernel.uint32(scratch + at.counted, frames.nodes.length).fill(0);
      const { program } = kernel;
      program.setTags(
        scratch + at.flat,
        scratch + at.cum,
        scratch + at.first,
        scratch + at.counted,
        tags.length,
      );
      program.addTags(
        to - from,
        from,
        rows,
        scratch + at.starts,
        scratch + at.lengths,
        scratch + at.values,
        scratch + at.entry,
        scratch + at.lists,
        scratch + at.runs,
        scratch + at.tags,
      );
      cells.flat.set(flat);
      cells.cum.set(cum);
      cells.first.set(first);
    });
  }
  return cells;
}
