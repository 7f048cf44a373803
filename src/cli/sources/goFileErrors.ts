const WORDS: Readonly<Record<string, string>> = {
  EACCES: "permission denied",
  EEXIST: "file exists",
  EISDIR: "is a directory",
  ELOOP: "too many levels of symbolic links",
  EMFILE: "too many open files",
  ENAMETOOLONG: "file name too long",
  ENOENT: "no such file or directory",
  ENOSPC: "no space left on device",
  ENOTDIR: "not a directory",
  EPERM: "operation not permitted",
  EROFS: "read-only file system",
};

/** A failed file operation in Go's words: `open cpu.pb.gz: permission denied`. */
export function goFileError(
  operation: "stat" | "open" | "read" | "write",
  path: string,
  error: unknown,
): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : String(error);
  return `${operation} ${path}: ${WORDS[code] ?? code}`;
}
