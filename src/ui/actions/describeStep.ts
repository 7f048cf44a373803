import { filtersOf, filterText } from "../../state/options/filters";
import type { ViewState } from "../../state/viewState";
import { VIEWS } from "../../state/views/catalogue";

/** What a step from one view state to the next did, in a few words; "" where nothing can be said. */
export function describeStep(before: ViewState, after: ViewState): string {
  const parts = [
    ...filterChanges(before, after),
    ...CHANGES.flatMap(({ field, words }) =>
      JSON.stringify(before[field]) === JSON.stringify(after[field]) ? [] : [words(after)],
    ),
  ];
  return parts.join(", ");
}

/** Fields of a view state, those first that say most; each with words for what it became. */
const CHANGES: readonly {
  readonly field: keyof ViewState;
  readonly words: (after: ViewState) => string;
}[] = [
  { field: "view", words: ({ view }) => `show ${VIEWS.find(({ id }) => id === view)?.title ?? view}` },
  { field: "step", words: ({ step }) => (step === undefined ? "all of the series" : `profile ${step + 1}`) },
  { field: "series", words: ({ series }) => `series by ${series.sortBy}` },
  {
    field: "base",
    words: ({ base }) => (base === undefined ? "stop comparing" : "compare"),
  },
  { field: "sampleType", words: ({ sampleType }) => `sample type ${sampleType ?? "as usual"}` },
  { field: "zoom", words: ({ zoom }) => (zoom.length === 0 ? "reset zoom" : `zoom to ${zoom.at(-1)}`) },
  { field: "order", words: ({ order }) => `order by ${order}` },
  { field: "colour", words: ({ colour }) => `colour by ${colour}` },
  {
    field: "collapsesRecursion",
    words: ({ collapsesRecursion }) => (collapsesRecursion ? "collapse recursion" : "show recursion"),
  },
  { field: "orientation", words: ({ orientation }) => orientation },
  { field: "width", words: ({ width }) => `width of ${width}` },
  { field: "sortBy", words: ({ sortBy }) => `sort by ${sortBy}` },
  { field: "reversed", words: () => "reverse the order" },
  { field: "search", words: ({ search }) => (search === "" ? "clear search" : `search ${search}`) },
  {
    field: "selection",
    words: ({ selection }) => (selection === undefined ? "clear selection" : `select ${selection}`),
  },
];

function filterChanges(before: ViewState, after: ViewState): string[] {
  const [old, now] = [before, after].map(({ options }) => filtersOf(options));
  const set = now.filter(({ name, value }) => before.options[name] !== value).map(filterText);
  const removed = old
    .filter(({ name }) => !now.some(filter => filter.name === name))
    .map(({ name }) => `remove ${name}`);
  const { granularity = "functions", noinlines = false } = after.options;
  return [
    ...set,
    ...removed,
    ...((before.options.granularity ?? "functions") === granularity ? [] : [`granularity ${granularity}`]),
    ...((before.options.noinlines ?? false) === noinlines
      ? []
      : [noinlines ? "hide inlined frames" : "show inlined frames"]),
  ];
}
