import type { Route } from "../answer";
import type { Shelf } from "../shelf";

/** The profiles' bytes. */
export function profilesRoute(shelf: Shelf): Route {
  return {
    method: "GET",
    find: path => {
      const bytes = shelf.find(path);
      return bytes && (() => ({ status: 200, type: "application/octet-stream", body: bytes }));
    },
  };
}
