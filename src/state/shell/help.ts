import { DEFAULT_CONFIG, findOption, type Option, OPTIONS } from "../../analysis/config";
import { COMMANDS, findCommand } from "../../report/commands";
import { findShellCommand } from "./commands";
import { settingsOf, type ShellContext } from "./settings";

/**
 * What pprof's shell says to `help` (`internal/driver/interactive.go: commandHelp`), of the commands that there are.
 * @param topic a command, an option, a choice, or "" for the list of all
 */
export function helpText(topic: string): string {
  if (topic === "") {
    return [
      "  Commands:",
      ...COMMANDS.map(({ name, description }) => row(name, description)),
      "",
      "  Options:",
      ...OPTIONS.flatMap((option: Option) =>
        option.choices === undefined
          ? [row(option.name, option.help)]
          : option.choices.map(({ name, help }) => row(name, help)),
      ),
      "",
      "  :   Clear focus/ignore/hide/tagfocus/tagignore",
      "",
      '  type "help <cmd|option>" for more information',
      "",
    ].join("\n");
  }
  const command = findCommand(topic);
  if (command !== undefined) return `${command.description}\n`;
  const known = findShellCommand(topic);
  if (known?.kind === "elsewhere") return `${known.message}\n`;
  const option = findOption(topic);
  if (option === undefined) return `Unknown command: ${topic}\n`;
  const choice = option.choices?.find(({ name }) => name === topic);
  const choices = option.choices?.map(({ name }) => name).join(" | ");
  return `${choice?.help ?? (choices === undefined ? option.help : `[${choices}]`)}\n`;
}

/** What pprof's shell says to `options` (`interactive.go: printCurrentOptions`): a line each, by name. */
export function optionsText(context: ShellContext): string {
  const { options, sampleTypeIndex } = settingsOf(context);
  const types = context.summary.sampleTypes.map(({ type }) => type);
  const lines = OPTIONS.filter(({ name }) => name !== "source_path").map((option: Option) => {
    const { name, choices } = option;
    const value = String(options[name] ?? DEFAULT_CONFIG[name]);
    if (choices !== undefined) {
      const shown = name === "granularity" && value === "" ? "(default)" : value;
      return listed(
        name,
        shown,
        `[${choices
          .map(choice => choice.name)
          .sort()
          .join(" | ")}]`,
      );
    }
    if (name === "sample_index") return listed(name, types[sampleTypeIndex] ?? "", `[${types.join(" | ")}]`);
    if (name === "nodecount" && value === "-1") return listed(name, value, "default");
    return listed(name, value === "" ? '""' : value, "");
  });
  return `${lines.sort().join("\n")}\n`;
}

function listed(name: string, value: string, comment: string): string {
  return `  ${name.padEnd(25)} = ${value.padEnd(20)} ${comment === "" ? "" : `//: ${comment}`}`;
}

/** A name and the first line of its help. */
function row(name: string, help: string): string {
  return `    ${name.padEnd(16)} ${help.split("\n", 1)[0]}`;
}
