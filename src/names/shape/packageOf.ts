import { endOfGroup, withoutReturnType } from "../brackets";
import { packageName, withoutTypeArguments } from "../functionName";

const JAVASCRIPT = /\.[cm]?[jt]sx?(:[\d:]+)?$/;

/**
 * The package of a function, which colours go by: as pprof finds it in the name that is read; of a Rust impl the
 * subject's; of JavaScript the npm package, `node`, or the folder, which are in the file's path.
 * @param name as it is shown
 */
export function packageOf(name: string, file: string): string {
  if (file.startsWith("node:")) return "node";
  if (JAVASCRIPT.test(file)) return packageOfModule(file);
  return packageName(withoutTypeArguments(subjectOf(name)));
}

function packageOfModule(file: string): string {
  const inModules = /^.*\bnode_modules\/((?:@[^/]+\/)?[^/]+)/s.exec(file)?.[1];
  return inModules ?? file.slice(0, Math.max(0, file.lastIndexOf("/")));
}

/** `<&mut alloc::vec::Vec<…> as Iterator>::next` → `alloc::vec::Vec`; other names without their folded arguments. */
function subjectOf(name: string): string {
  let subject = name;
  for (let depth = 0; subject.startsWith("<") && depth < 8; depth++) {
    const end = endOfGroup(subject, 0);
    if (end < 0) break;
    subject = subject.slice(1, end).replace(/^(&|\*|mut |const |dyn |'\w+ |\[|\()+/, "");
  }
  if (subject !== name) subject = subject.replace(/ as .*$/s, "");
  if (!subject.includes("::")) return subject;
  return withoutReturnType(subject.replace(/[<(].*$/s, "")) || subject;
}
