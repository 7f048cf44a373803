import { type ArchiveContents, archiveContents } from "../../source/archiveContents";
import { Archive } from "./archive";

/** Files of an archive that are looked at to tell what it is. */
const LOOKED_AT = 20_000;

/** What is in an archive, as far as its first files tell; undefined for what is none, or broken from the start. */
async function whatIsIn(file: File): Promise<ArchiveContents | undefined> {
  const paths: string[] = [];
  const tell = (path: string) => paths.push(path) < LOOKED_AT;
  await new Archive(file).list(tell, new AbortController().signal).catch(() => undefined);
  return paths.length === 0 ? undefined : archiveContents(paths);
}

/** Whether all of these files are archives of program text without a profile. */
export async function areSourceArchives(files: readonly File[]): Promise<boolean> {
  if (files.length === 0) return false;
  const contents = await Promise.all(files.map(whatIsIn));
  return contents.every(found => found !== undefined && found.profiles.length === 0 && found.sourceCount > 0);
}
