import type * as Shape from "../names/shape";
import type { ShapedName } from "../names/shape";

/** How names are read, kept for a profile, since many frames and all sessions ask for the same names. */
export class Naming {
  private readonly shape: typeof Shape;
  private readonly shapedNames = new Map<string, ShapedName | undefined>();

  constructor(shape: typeof Shape) {
    this.shape = shape;
  }

  /** How a function's name is read; undefined where it is read as it is. */
  name(name: string): ShapedName | undefined {
    if (this.shapedNames.has(name)) return this.shapedNames.get(name);
    const shaped = this.shape.shapeName(name);
    this.shapedNames.set(name, shaped);
    return shaped;
  }

  /** How a path, or a path and a line, is read: in full, and short. */
  place(place: string): ShapedName {
    return { full: this.shape.shapePlace(place), shown: this.shape.shortenPlace(place) };
  }

  /** The package of a function, which colours go by. */
  packageOf(functionName: string, file: string): string {
    return this.shape.packageOf(this.name(functionName)?.shown ?? functionName, file);
  }
}

/** Fetches what reads names; undefined where it cannot be had, and names stay as they are. */
export async function loadNaming(): Promise<Naming | undefined> {
  try {
    return new Naming(await import("../names/shape"));
  } catch {
    return undefined;
  }
}
