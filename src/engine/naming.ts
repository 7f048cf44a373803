import type { FrameTable } from "../analysis/frames";
import { packageOf, shapeName, shapePlace, type ShapedName, shortenPlace } from "../names/shape";

/** How names are read, kept for a profile, since many frames and all sessions ask for the same names. */
export class Naming {
  private readonly shapedNames = new Map<string, ShapedName | undefined>();
  private readonly places = new Map<string, ShapedName>();
  /** Function's name → file → package. */
  private readonly packages = new Map<string, Map<string, string>>();

  /** How a function's name is read; undefined where it is read as it is. */
  name(name: string): ShapedName | undefined {
    if (this.shapedNames.has(name)) return this.shapedNames.get(name);
    const shaped = shapeName(name);
    this.shapedNames.set(name, shaped);
    return shaped;
  }

  /** How a path, or a path and a line, is read: in full, and short. */
  place(place: string): ShapedName {
    let shaped = this.places.get(place);
    if (shaped === undefined) {
      shaped = { full: shapePlace(place), shown: shortenPlace(place) };
      this.places.set(place, shaped);
    }
    return shaped;
  }

  /** How a frame's name is read: at most granularities it says a place as well. */
  frame(frames: FrameTable, frame: number): ShapedName | undefined {
    const name = frames.printableName(frame);
    const functionName = frames.functionName(frame);
    if (functionName === name) return this.name(name);
    const file = frames.file(frame);
    const place = this.place(file);
    const shapedFunction = this.name(functionName);
    const put = (form: keyof ShapedName) => {
      const named =
        shapedFunction === undefined ? name : name.replace(functionName, () => shapedFunction[form]);
      return file === "" ? named : named.replace(file, () => place[form]);
    };
    const shown = put("shown");
    return shown === name ? undefined : { full: put("full"), shown };
  }

  /** The package of a function, which colours go by. */
  packageOf(functionName: string, file: string): string {
    const byFile = this.packages.get(functionName) ?? new Map<string, string>();
    let known = byFile.get(file);
    if (known === undefined) {
      known = packageOf(this.name(functionName)?.shown ?? functionName, file);
      this.packages.set(functionName, byFile.set(file, known));
    }
    return known;
  }
}
