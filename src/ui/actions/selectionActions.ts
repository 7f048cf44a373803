import type { Action, ActionContext } from "./action";
import { FUNCTION_ACTIONS } from "./functionActions";

/** What can be done with the selected function; nothing where none is. */
export function selectionActions({ selected: target, state, navigate }: ActionContext): readonly Action[] {
  if (target === undefined) return [];
  const context = { target, options: state.options, navigate };
  return FUNCTION_ACTIONS.map(
    ({ id, title, explanation, isAvailable, run }): Action => ({
      id: `function-${id}`,
      title: `${title}: ${target.shownName ?? target.name}`,
      keywords: `selected function ${target.name} ${explanation}`,
      isAvailable: () => isAvailable(context),
      run: () => run(context),
    }),
  );
}
