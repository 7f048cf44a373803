import { eitherTagFilter } from "../../analysis/filters/tagExpression";
import type { QueryOptions } from "../../engine/protocol";
import { removeOption, setOption } from "./optionValues";

/** Only samples with this label; replaces what tagfocus was. @param filter as in `LabelValue.filter` */
export function focusOnLabel(options: QueryOptions, filter: string): QueryOptions {
  return setOption(options, "tagfocus", filter);
}

/** The options without tagfocus. */
export function withoutLabelFocus(options: QueryOptions): QueryOptions {
  return removeOption(options, "tagfocus");
}

/** Not the samples with this label, nor those ignored already. Undefined where pprof has no expression for both. */
export function ignoreLabelToo(options: QueryOptions, filter: string): QueryOptions | undefined {
  const tagignore = eitherTagFilter(options.tagignore ?? "", filter);
  return tagignore === undefined ? undefined : setOption(options, "tagignore", tagignore);
}
