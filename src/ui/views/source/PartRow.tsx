import { memo } from "react";
import { baseName } from "../../kit/cutMiddle";
import { nameTitle } from "../../kit/nameTitle";
import { CodeRowFrame, FigureCells, type RowProps } from "./CodeLine";
import { briefText, wholeText } from "../../kit/briefText";

/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows are placed by hand, which table elements do not allow */

/** A call that was inlined into the line above. */
export const CallRow = memo(function CallRow({
  call,
  onOpen,
  ...props
}: RowProps & {
  readonly call: number;
  /** Goes to the callee's own code. */
  readonly onOpen: (row: number) => void;
}) {
  const { calls } = props.answer;
  const [name, shownName, file, line] = [
    calls.name[call],
    calls.shownName[call],
    calls.file[call],
    calls.line[call],
  ];
  const place = file === "" ? "" : line === 0 ? baseName(file) : `${baseName(file)}:${line}`;
  return (
    <CodeRowFrame {...props} onOpen={onOpen} className="part">
      <FigureCells
        flat={calls.flat[call]}
        cum={calls.cum[call]}
        unit={props.unit}
        isCompared={props.isCompared}
      />
      <div
        className="code-cell code-code"
        role="gridcell"
        aria-colindex={4}
        style={{ paddingLeft: `calc(20px + ${2 * Math.min(calls.depth[call], 40)}ch)` }}
      >
        <button
          type="button"
          className="code-callee"
          tabIndex={-1}
          title={`${nameTitle(name, shownName)}\n${wholeText(file)}${line === 0 ? "" : `:${line}`}\ninlined here; opens its own code (Enter)`}
          onClick={event => {
            event.stopPropagation();
            onOpen(props.row);
          }}
        >
          <bdi>{shownName === "" ? "(no name)" : shownName}</bdi>
        </button>
        <span className="code-place">{place}</span>
      </div>
    </CodeRowFrame>
  );
});

/** An address of the line's code. */
export const AddressRow = memo(function AddressRow({
  address,
  ...props
}: RowProps & { readonly address: number }) {
  const { addresses } = props.answer;
  if (addresses === undefined) return null;
  return (
    <CodeRowFrame {...props} className="part">
      <FigureCells
        flat={addresses.flat[address]}
        cum={addresses.cum[address]}
        unit={props.unit}
        isCompared={props.isCompared}
      />
      <div className="code-cell code-code code-address" role="gridcell" aria-colindex={4}>
        0x{addresses.address[address]}
        <span className="code-place" title={wholeText(addresses.mapping[address])}>
          {briefText(baseName(addresses.mapping[address]))}
        </span>
      </div>
    </CodeRowFrame>
  );
});
