export interface Shape {
  readonly rawBytes: number;
  readonly samples: number;
  readonly distinctStacks: number;
  readonly locationsInStacks: number;
  readonly framesInStacks: number;
  readonly meanDepth: number;
  readonly maxDepth: number;
  readonly mappings: number;
  readonly locations: number;
  readonly inlinedLocations: number;
  readonly functions: number;
  readonly strings: number;
}
export function describeProfile(gzip: Uint8Array): Shape;
