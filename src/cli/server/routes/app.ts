import type { Route } from "../answer";
import type { AppFiles } from "../appFiles";

/** Long enough for a reload: the address is another one the next time. */
const HASHED_SECONDS = 86_400;

/** The page and what belongs to it. */
export function appRoute(files: AppFiles): Route {
  return {
    method: "GET",
    find: path => {
      const file = files.get(path);
      if (file === undefined) return undefined;
      return async () => ({
        status: 200,
        type: file.type,
        body: await file.read(),
        ...(file.isHashed && { maxAgeSeconds: HASHED_SECONDS }),
      });
    },
  };
}
