import { profilesIn } from "../../format/archive";
import { isSourcePath } from "../../source/isSourcePath";
import { breather } from "../breather";
import { archiveKind } from "./archive";

/** Whether all of these files are archives of program text without a profile. */
export async function areSourceArchives(files: readonly File[]): Promise<boolean> {
  if (files.length === 0) return false;
  for (const file of files) if (!(await isSourceArchive(file))) return false;
  return true;
}

async function isSourceArchive(file: File): Promise<boolean> {
  if ((await archiveKind(file).catch(() => undefined)) === undefined) return false;
  const contents = await profilesIn(file, { skips: isSourcePath, breathe: breather() });
  return contents.ok && contents.value.profiles.length === 0 && contents.value.others.some(isSourcePath);
}
