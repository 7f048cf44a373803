import { wholeGraph } from "../../analysis/graph";
import { prepareLoadedProfile } from "../../analysis/load";
import { countTypeIndex } from "../../analysis/noise";
import { sampleTypeIndex } from "../../analysis/sampleIndex";
import { type ByteText, ByteWriter, byteTextOf, padLeft } from "../../base/byteText";
import { err, ok, type Result } from "../../base/result";
import { runSteps } from "../../base/steps";
import type { Profile } from "../../model/profile";
import { prepareContext } from "../../report";
import type { ReportContext } from "../../report/context";
import { writeTable } from "../../report/styles";
import {
  numberColumn,
  percentColumn,
  tableOf,
  textColumn,
  valueColumn,
  wordColumn,
} from "../../report/table";
import type { CommandLine } from "../flags/commandLine";
import type { Host } from "../host";
import { loadSides } from "../loadProfile";
import { reportEnvironment } from "../reportEnvironment";
import { say } from "../say";
import type { CheckLine } from "./checkLine";
import { type Cost, type GrownFunction, grownFunctions, type Side } from "./grownFunctions";

/** What a check came to: a table of what grew, empty where nothing did. */
interface Checked {
  readonly hasGrown: boolean;
  readonly table: Uint8Array;
}

/**
 * Says which functions cost more than in the base, by more than is allowed and than sampling noise explains.
 * @returns the error where a profile cannot be read, or the two cannot be compared
 */
export async function check({ line, maxIncrease }: CheckLine, host: Host): Promise<Result<Checked, string>> {
  const sides = await loadSides(line, host);
  if (!sides.ok) return sides;
  const { profile, base } = sides.value;
  if (base === undefined) return err("there is no base");
  const now = await measured(profile, line, undefined, host);
  if (!now.ok) return now;
  const before = await measured(base, line, now.value.sampleType, host);
  if (!before.ok) return before;
  const report = before.value.context;
  if (now.value.context.sampleUnit !== report.sampleUnit) {
    return err(`the units differ: ${now.value.context.sampleUnit} and ${report.sampleUnit} in the base`);
  }
  if (report.total <= 0n) return err("the base has no total to compare with");
  const scale = line.config.normalize ? Number(report.total) / Number(now.value.context.total) : 1;
  const grown = grownFunctions(now.value, before.value, maxIncrease * Number(report.total), scale);
  return ok({ hasGrown: grown.length > 0, table: tableText(grown, line, report, maxIncrease) });
}

/** A profile's functions, and the report that knows its units. */
interface Measured extends Side {
  readonly context: ReportContext;
  readonly sampleType: string;
}

/** @param sampleType the new side's; the base has to have it */
async function measured(
  loaded: Profile,
  line: CommandLine,
  sampleType: string | undefined,
  host: Host,
): Promise<Result<Measured, string>> {
  const profile = await prepareLoadedProfile(loaded);
  const index = sampleTypeIndex(profile, sampleType ?? line.config.sample_index);
  if (!index.ok) return index;
  const asked = await functionCosts(profile, index.value, line, host);
  if (!asked.ok) return asked;
  const countIndex = countTypeIndex(profile.sampleTypes);
  const counts =
    countIndex === undefined || countIndex === index.value
      ? undefined
      : await functionCosts(profile, countIndex, line, host);
  if (counts?.ok === false) return counts;
  const { costs, context } = asked.value;
  return ok({
    costs,
    context,
    counts: countIndex === index.value ? costs : counts?.value.costs,
    sampleType: profile.sampleTypes[index.value].type,
  });
}

async function functionCosts(
  profile: Profile,
  index: number,
  { command, config }: CommandLine,
  host: Host,
): Promise<Result<{ costs: Map<ByteText, Cost>; context: ReportContext }, string>> {
  const warnings: string[] = [];
  const prepare = await prepareContext({
    command,
    argument: undefined,
    config: { ...config, sample_index: String(index) },
    environment: reportEnvironment(host),
  });
  const context = runSteps(prepare(profile, text => void warnings.push(text)));
  for (const warning of warnings) await say(host.stderr, warning);
  if (!context.ok) return context;
  const costs = new Map<ByteText, Cost>();
  for (const { info, flatValue, cumValue } of runSteps(wholeGraph(context.value.graphOptions())).nodes) {
    const { flat, cum } = costs.get(info.name) ?? { flat: 0n, cum: 0n };
    costs.set(info.name, { flat: flat + flatValue, cum: cum + cumValue });
  }
  return ok({ costs, context: context.value });
}

/** What grew: in the style that was asked for, else as lines. */
function tableText(
  grown: readonly GrownFunction[],
  { command }: CommandLine,
  report: ReportContext,
  maxIncrease: number,
): Uint8Array {
  const out = new ByteWriter();
  const allowed = `${Number((maxIncrease * 100).toPrecision(6))}% of the base's ${report.valueText(report.total)}`;
  if (command.style !== undefined) {
    const columns = [
      wordColumn<GrownFunction>("of", row => row.of),
      valueColumn<GrownFunction>(report, "base", row => row.base),
      valueColumn<GrownFunction>(report, "new", row => row.now),
      valueColumn<GrownFunction>(report, "increase", row => row.now - row.base),
      percentColumn<GrownFunction>("increase", row => report.percent(row.now - row.base)),
      numberColumn<GrownFunction>("sigmas", row => row.sigmas && Number(row.sigmas.toFixed(1))),
      textColumn<GrownFunction>("name", row => row.name),
    ];
    runSteps(writeTable(report, command.style, tableOf({ name: "check", labels: [] }, columns, grown), out));
  } else if (grown.length === 0) {
    out.line(byteTextOf(`No function grew by more than ${allowed}.`));
  } else {
    out.line(byteTextOf(`Grew by more than ${allowed}:`));
    out.line("            base        new   increase         %  noise  name");
    for (const { name, of, base, now, sigmas } of grown) {
      const values = [base, now, now - base].map(value => padLeft(report.valueText(value), 10)).join(" ");
      const noise = sigmas === undefined ? "?" : `${sigmas.toFixed(1)}σ`;
      const percent = padLeft(report.percent(now - base), 9);
      out.line(`${of.padEnd(5)} ${values} ${percent} ${byteTextOf(noise.padStart(6))}  ${name}`);
    }
  }
  return runSteps(out.finish());
}
