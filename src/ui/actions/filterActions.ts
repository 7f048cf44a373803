import { OPTIONS } from "../../analysis/config";
import { nameSampleType } from "../../state/sampleType";
import { filtersOf, filterText, withoutFilters } from "../../state/options/filters";
import { removeOption, setOption } from "../../state/options/optionValues";
import type { Action, ActionContext } from "./action";

/** What figures are of: filters, granularity, inlined frames, sample type. */
export function filterActions({ state, profile, query }: ActionContext): readonly Action[] {
  const filters = filtersOf(state.options);
  const { sampleTypes } = profile.summary;
  return [
    {
      id: "reset-filters",
      title: "Reset filters",
      keywords: "clear remove all",
      isAvailable: () => filters.length > 0,
      run: ({ navigate }) => navigate({ options: withoutFilters(state.options) }, "push"),
    },
    ...filters.map(
      (filter): Action => ({
        id: `remove-${filter.name}`,
        title: `Remove ${filterText(filter)}`,
        keywords: "filter clear",
        run: ({ navigate }) => navigate({ options: removeOption(state.options, filter.name) }, "push"),
      }),
    ),
    ...granularities().map(
      (name): Action => ({
        id: `granularity-${name}`,
        title: `Granularity: ${name}`,
        isAvailable: () => (state.options.granularity ?? "functions") !== name,
        run: ({ navigate }) => navigate({ options: setOption(state.options, "granularity", name) }, "push"),
      }),
    ),
    {
      id: "inlined-frames",
      title: state.options.noinlines === true ? "Show inlined frames" : "Hide inlined frames",
      keywords: "noinlines inline",
      run: ({ navigate }) =>
        navigate(
          { options: setOption(state.options, "noinlines", state.options.noinlines !== true) },
          "push",
        ),
    },
    ...sampleTypes.map(({ type, unit }, index): Action => {
      const title = unit === "" ? type : `${type} (${unit})`;
      return {
        id: `sample-type-${nameSampleType(profile.summary, index) ?? type}`,
        title: `Sample type: ${title}`,
        keywords: "sample_index value",
        isAvailable: () => index !== query.sampleTypeIndex,
        run: ({ navigate }) => navigate({ sampleType: nameSampleType(profile.summary, index) }, "push"),
      };
    }),
  ];
}

function granularities(): readonly string[] {
  return OPTIONS.flatMap(option =>
    option.name === "granularity" ? option.choices.map(({ name }) => name) : [],
  );
}
