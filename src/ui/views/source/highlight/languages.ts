import type { Parser } from "@lezer/common";

/** A language whose code is coloured. Its parser is fetched when code of it is first shown. */
interface Language {
  readonly name: string;
  readonly files: RegExp;
  readonly load: (path: string) => Promise<Parser>;
}

const LANGUAGES: readonly Language[] = [
  { name: "Go", files: /\.go$/, load: async () => (await import("@lezer/go")).parser },
  { name: "Rust", files: /\.rs$/, load: async () => (await import("@lezer/rust")).parser },
  { name: "Java", files: /\.java$/, load: async () => (await import("@lezer/java")).parser },
  { name: "Python", files: /\.(?:py|pyi|pyx)$/, load: async () => (await import("@lezer/python")).parser },
  {
    name: "JavaScript",
    files: /(?:\.(?:[cm]?[jt]s|[jt]sx)|^node:.*)$/,
    load: async path => {
      const { parser } = await import("@lezer/javascript");
      const dialects = [/\.[cm]?tsx?$/.test(path) ? "ts" : "", path.endsWith("x") ? "jsx" : ""];
      return parser.configure({ dialect: dialects.filter(dialect => dialect !== "").join(" ") });
    },
  },
  {
    name: "C++",
    // Headers of the standard library have no ending.
    files:
      /(?:\.(?:c|cc|cpp|cxx|h|hh|hpp|hxx|ipp|tcc|inl|cu|m|mm)|\/include\/(?:c\+\+\/)?(?:[\w.+-]+\/)*\w+)$/i,
    load: async () => (await import("@lezer/cpp")).parser,
  },
];

/** The parser of a file's language; undefined where its code is not coloured, or the parser cannot be fetched. */
export async function parserOf(path: string): Promise<Parser | undefined> {
  const language = LANGUAGES.find(({ files }) => files.test(path));
  try {
    return await language?.load(path);
  } catch {
    return undefined;
  }
}
