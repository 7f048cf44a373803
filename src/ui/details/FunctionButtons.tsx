import { CopyButton } from "../kit/CopyButton";
import { FUNCTION_ACTIONS, type FunctionContext, stackText } from "../actions/functionActions";

/** What can be done with the function that is shown. */
export function FunctionButtons(context: FunctionContext) {
  const { name, stack } = context.target;
  return (
    <div className="details-actions">
      {FUNCTION_ACTIONS.filter(
        ({ kind, menuOnly, isAvailable }) => kind !== "copy" && menuOnly !== true && isAvailable(context),
      ).map(({ id, title, explanation, run }) => (
        <button key={id} type="button" className="button" title={explanation} onClick={() => run(context)}>
          {title}
        </button>
      ))}
      {/* Their own buttons: they say when it is done. */}
      <CopyButton text={name} label="Copy name" />
      {stack === undefined ? null : <CopyButton text={stackText(stack)} label="Copy stack" />}
    </div>
  );
}
