import { findOption, type OptionName } from "../../analysis/config";
import type { ProfileSummary } from "../../engine/protocol";
import type { ShellIntent } from "./intent";
import type { Settings } from "./settings";

/** What a line will do, in words: `Top, sorted by cum, 20 rows, focus main`. */
export function describeIntent(
  intent: ShellIntent,
  { sampleTypes }: Pick<ProfileSummary, "sampleTypes">,
): string {
  switch (intent.kind) {
    case "set":
      return intent.settings.named.length === 0
        ? "Every option at its default"
        : `Set ${settingWords(intent.settings, sampleTypes).join(", ")}`;
    case "help":
      return intent.topic === "" ? "Help on pprof's commands" : `Help on ${intent.topic}`;
    case "options":
      return "All options and their values";
    case "quit":
      return "Close the palette";
    case "report": {
      const { command, argument, style, settings, output } = intent;
      const name = argument === undefined ? command.name : `${command.name} ${argument}`;
      const what = style === undefined ? name : `${name} as ${style}`;
      const words = settingWords(settings, sampleTypes, command.format === "text" ? "rows" : "nodes");
      if (output !== "") return [`Save ${what} as ${output}`, ...words].join(", ");
      if (command.isBinary) return [`Save ${what}`, ...words].join(", ");
      return [command.format === "text" && style === undefined ? "Top" : `Report ${what}`, ...words].join(
        ", ",
      );
    }
  }
}

/** The order and the length of a table are said first, the rest as the line says it. */
const FIRST: readonly OptionName[] = ["sort", "nodecount"];

function settingWords(
  settings: Settings,
  sampleTypes: ProfileSummary["sampleTypes"],
  counted = "rows",
): string[] {
  const named = settings.named.filter(name => name !== "output");
  const first = FIRST.filter(name => settings.named.includes(name));
  return [...first, ...named.filter(name => !FIRST.includes(name))].map(name => {
    if (name === "sample_index") return `sample type ${sampleTypes[settings.sampleTypeIndex]?.type ?? ""}`;
    return optionWords(name, settings.options[name] ?? findOption(name)?.default ?? "", counted);
  });
}

function optionWords(name: OptionName, value: string | number | boolean, counted: string): string {
  if (name === "sort") return `sorted by ${value}`;
  if (name === "nodecount")
    return typeof value === "number" && value > 0 ? `${value} ${counted}` : `all ${counted}`;
  if (typeof value === "boolean") return value ? name : `not ${name}`;
  return value === "" ? `no ${name}` : `${name} ${value}`;
}
