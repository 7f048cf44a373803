import type { ServedProfile } from "../../report/served";

/** A profile as the page opens it. */
export interface ProfileFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The profiles that the server has, each for as long as it runs. */
export class Shelf {
  private readonly files: ProfileFile[] = [];
  private readonly fetched: ServedProfile[] = [];

  /** @returns where the page finds it, relative to the page */
  add(file: ProfileFile): string {
    this.files.push(file);
    return `./${pathOf(this.files.length - 1)}/${encodeURIComponent(file.name)}`;
  }

  /** Adds what can be fetched again; its name says when it was. @param target what was fetched */
  addFetched(file: ProfileFile, target: number, takenAt: Date): ServedProfile {
    const name = `${file.name} ${clockText(takenAt)}`;
    const url = this.add({ ...file, name });
    const profile: ServedProfile = { url, name, target, takenAtMs: takenAt.getTime() };
    this.fetched.push(profile);
    return profile;
  }

  /** A profile's bytes, by its path as `add` made it, decoded; undefined where there is none. */
  find(path: string): Uint8Array | undefined {
    const [, number, name] = /^profiles\/(0|[1-9]\d{0,8})\/(.*)$/s.exec(path) ?? [];
    const file = number === undefined ? undefined : this.files.at(Number(number));
    return file?.name === name ? file?.bytes : undefined;
  }

  /** What can be fetched again, in order of time. */
  get series(): readonly ServedProfile[] {
    return this.fetched;
  }
}

function pathOf(number: number): string {
  return `profiles/${number}`;
}

/** `20:41:03`, in the machine's time zone. */
function clockText(time: Date): string {
  return [time.getHours(), time.getMinutes(), time.getSeconds()]
    .map(part => String(part).padStart(2, "0"))
    .join(":");
}
