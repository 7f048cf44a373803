import { Deflate } from "pako";
import { exactValue } from "../analysis/graph/sampleWeights";
import type { ByteWriter } from "../base/byteText";
import type { Steps } from "../base/steps";
import { writeProfile } from "../format/pprof/writer";
import type { Profile, ValueColumn } from "../model/profile";
import { valueColumn } from "../model/valueColumn";
import type { ReportContext } from "./context";

/** proto: the profile after filters, compressed (`internal/report/report.go: printProto`). */
export function* writeProto(report: ReportContext, out: ByteWriter): Steps<undefined> {
  const { profile, ratio } = report;
  const scales = ratio > 0 && ratio !== 1;
  const values = profile.samples.values.map(column => (scales ? dividedColumn(report, column) : column));
  yield* writeCompressed({ ...profile, samples: { ...profile.samples, values } }, out);
  return undefined;
}

/** Bytes that are compressed between two pauses. */
const BYTES_PER_STEP = 1 << 16;

/** A profile as a .pb.gz file. @param options pako's: another container, or another level */
export function* writeCompressed(
  profile: Profile,
  out: ByteWriter,
  options: ConstructorParameters<typeof Deflate>[0] = { gzip: true },
): Steps<void> {
  const deflate = new Deflate(options);
  deflate.onData = chunk => out.writeBytes(chunk);
  const pieces: Uint8Array[] = [];
  const writing = writeProfile(profile, piece => pieces.push(piece));
  for (let isDone = false; !isDone; ) {
    isDone = writing.next().done === true;
    for (const piece of pieces.splice(0)) {
      for (let from = 0; from < piece.length; from += BYTES_PER_STEP) {
        yield;
        deflate.push(piece.subarray(from, from + BYTES_PER_STEP), false);
      }
    }
    yield;
  }
  deflate.push(new Uint8Array(0), true);
}

function dividedColumn(report: ReportContext, column: ValueColumn): ValueColumn {
  const values = new Float64Array(column.values.length);
  const big = new Map<number, bigint>();
  for (let sample = 0; sample < values.length; sample++) {
    const value = report.divided(exactValue(column, sample));
    values[sample] = Number(value);
    if (!Number.isSafeInteger(values[sample])) big.set(sample, value);
  }
  return valueColumn(values, big);
}
