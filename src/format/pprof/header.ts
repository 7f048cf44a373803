/** The profile's own fields while they are read; texts are string indices as the file gives them (0 is ""). */
export class FileHeader {
  dropFrames = 0;
  keepFrames = 0;
  timeNanos = 0n;
  durationNanos = 0n;
  periodType: { type: number; unit: number } = { type: 0, unit: 0 };
  period = 0n;
  comments: number[] = [];
  defaultSampleType = 0;
  docUrl = 0;
}
