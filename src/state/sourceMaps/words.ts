import type { Warning } from "../../base/problem";
import type { MappedBundle } from "../../engine/protocol";

/** How many functions were mapped, and by what, in one sentence. */
export function mappedSentence(bundles: readonly MappedBundle[]): string {
  const count = bundles.reduce((sum, { mapped }) => sum + mapped, 0);
  const maps = new Set(bundles.map(({ map }) => map));
  const [first] = maps;
  const by = maps.size === 1 ? lastPart(first) : `${maps.size} source maps`;
  return `${functions(count)} mapped by ${by}`;
}

/** What should be known of functions that were guessed, or that stay as they are. */
export function mappingWarnings(bundles: readonly MappedBundle[]): Warning[] {
  return bundles.flatMap(({ file, map, mapped, uncertain, ambiguous, beyond }) => {
    const messages: string[] = [];
    if (mapped === 0) messages.push(`The source map ${map} has nothing for the functions of ${file}.`);
    if (uncertain > 0) {
      messages.push(
        `The profile has no columns for ${functions(uncertain)} of ${file}, and their lines hold several original ` +
          "ones: the first of these is shown, or no line where there are too many.",
      );
    }
    if (ambiguous > 0) {
      messages.push(
        `The profile has no columns for ${functions(ambiguous)} of ${file}, and their lines hold code of several ` +
          "files: they stay as they are. Record with columns, or a bundle that is not minified.",
      );
    }
    if (beyond > 0) {
      messages.push(
        `The source map ${map} ends before ${functions(beyond)} of ${file}: it is of another build, or other ` +
          "functions are not where they seem.",
      );
    }
    return messages.map(message => ({ code: "source-map", message }));
  });
}

function functions(count: number): string {
  return count === 1 ? "1 function" : `${count} functions`;
}

function lastPart(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
