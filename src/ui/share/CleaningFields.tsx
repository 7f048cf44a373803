import type { Cleaning } from "../../analysis/clean";

const FIELDS: readonly { readonly key: keyof Cleaning; readonly text: string; readonly note: string }[] = [
  { key: "labels", text: "Labels", note: "tenants, requests and whatever else samples are marked with" },
  { key: "comments", text: "Comments", note: "and the address of the documentation" },
  { key: "paths", text: "Folders", note: "of source files and binaries; their own names stay" },
  { key: "names", text: "Names", note: "of functions, files and binaries: hashes stand in their place" },
];

/** What is taken out of the copy. */
export function CleaningFields({
  cleaning,
  onCleaning,
}: {
  readonly cleaning: Cleaning;
  readonly onCleaning: (cleaning: Cleaning) => void;
}) {
  return (
    <fieldset className="share-fields share-cleaning">
      <legend className="heading">Take out</legend>
      {FIELDS.map(({ key, text, note }) => (
        <label key={key} className="share-field">
          <input
            type="checkbox"
            checked={cleaning[key]}
            onChange={event => onCleaning({ ...cleaning, [key]: event.target.checked })}
          />
          <span>
            {text} <span className="muted">{note}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
