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
      const { command, argument, settings, output } = intent;
      const what = argument === undefined ? command.name : `${command.name} ${argument}`;
      const words = settingWords(settings, sampleTypes);
      if (output !== "") return [`Save ${what} as ${output}`, ...words].join(", ");
      if (command.isBinary) return [`Save ${what}`, ...words].join(", ");
      return [command.format === "text" ? "Top" : `Report ${what}`, ...words].join(", ");
    }
  }
}

function settingWords(settings: Settings, sampleTypes: ProfileSummary["sampleTypes"]): string[] {
  const named = settings.named.filter(name => name !== "output");
  return named.map(name => {
    if (name === "sample_index") return `sample type ${sampleTypes[settings.sampleTypeIndex]?.type ?? ""}`;
    return optionWords(name, settings.options[name] ?? findOption(name)?.default ?? "");
  });
}

function optionWords(name: OptionName, value: string | number | boolean): string {
  if (name === "sort") return `sorted by ${value}`;
  if (name === "nodecount") return typeof value === "number" && value > 0 ? `${value} rows` : "all rows";
  if (typeof value === "boolean") return value ? name : `not ${name}`;
  return value === "" ? `no ${name}` : `${name} ${value}`;
}
