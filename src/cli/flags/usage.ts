import { OPTIONS, type Option } from "../../analysis/config";
import { COMMANDS } from "../../report/commands";
import { STYLES } from "../../report/styles";
import { HTML_COMMAND } from "./htmlCommand";

const HEAD = `usage:

Produce output in the specified format.

   proflens <format> [options] [binary] <source> ...

Omit the format to get the page with the profile in it: it is served here, to
this machine alone, and opened in a browser. Of an address it fetches again.

   proflens [-http=host:port] [-no_browser] [options] [binary] <source> ...

Say whether functions grew, for scripts: exit status 1 where some did by more
than a share of the base's total and than sampling noise, 0 where none did.

   proflens check -diff_base <source> [-max_increase=5%] [options] <source> ...

Flags have one or two dashes and may also follow the sources. There is no
interactive shell: the page has one.

Details:
`;

const SOURCES = `
  Source options:
    -seconds              Duration for time-based profile collection
    -timeout              Timeout in seconds for profile collection
    -buildid              Override build id for main binary
    -add_comment          Free-form annotation to add to the profile
                          Displayed on some reports or with proflens -comments
    -diff_base source     Source of base profile for comparison
    -base source          Source of base profile for profile subtraction
    profile.pb.gz         Profile in compressed protobuf format
    http://host/profile   URL for profile handler to retrieve
    http://host/debug/pprof/  Where the page is served: its profiles, to choose
    -                     Standard input
    Binary                Local path of the profiled binary, for its name only
`;

const SERVER = `
  Where no output format is given:
    -http=host:port       Where the page is served: on this machine, at any
                          port that is free, unless this says otherwise.
                          Host and port are optional; the colon is not
    -no_browser           Only say where
    -weblist=regexp       Show the source of these functions
    Source files are read below -source_path or else the working folder, and
    nowhere else. Ctrl-C ends it.
`;

const MISC = `
  Misc options:
   -all_frames        Ignore drop_frames and keep_frames regexps in the profile
                      Rarely needed, mainly used for debugging pprof itself

  Legacy convenience options:
   -inuse_space           Same as -sample_index=inuse_space
   -inuse_objects         Same as -sample_index=inuse_objects
   -alloc_space           Same as -sample_index=alloc_space
   -alloc_objects         Same as -sample_index=alloc_objects
   -total_delay           Same as -sample_index=delay
   -contentions           Same as -sample_index=contentions
   -mean_delay            Same as -mean -sample_index=delay

  Accepted as pprof has them, without effect:
   -symbolize, -tools, -intel_syntax, -tls_cert, -tls_key, -tls_ca
                      Symbols are taken as the profile has them.

  Environment Variables:
   TZ                 Time zone of the time in reports
`;

/** The text of `-h`, in the form of pprof's (`internal/driver/commands.go: usage`). */
export function usageText(): string {
  const commands = [...COMMANDS, HTML_COMMAND]
    .map(({ name, description }) => row(`-${name}`, description))
    .sort(byBytes);
  const options: readonly Option[] = OPTIONS;
  const plain = options.filter(({ choices }) => choices === undefined);
  const groups = options.flatMap(({ name, choices }) => (choices === undefined ? [] : [{ name, choices }]));
  return [
    HEAD,
    "  Output formats (select at most one):\n",
    ...commands,
    "\n  Output styles, instead of text (select at most one; -top where no format is given):\n",
    ...STYLES.map(({ name, description }) => row(`-${name}`, description)),
    `    ${" ".repeat(16)} Of -top, -tree, -peek, -traces, -tags, -list, -comments\n`,
    "\n  Options:\n",
    ...plain.map(({ name, help }) => row(`-${name}`, help)).sort(byBytes),
    "\n  Option groups (only set one per group):\n",
    ...groups
      .map(({ name, choices }) =>
        [`    ${name}\n`, ...choices.map(choice => `  ${row(`-${choice.name}`, choice.help)}`)].join(""),
      )
      .sort(byBytes),
    SOURCES,
    SERVER,
    MISC,
  ].join("");
}

/** A name and the first line of its help. */
function row(name: string, help: string): string {
  return `    ${name.padEnd(16)} ${help.split("\n", 1)[0]}\n`;
}

function byBytes(first: string, second: string): number {
  return first < second ? -1 : Number(first > second);
}
