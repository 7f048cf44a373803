/** One of a few, as radio buttons. */
export function Choices<Value extends string>({
  legend,
  name,
  choices,
  value,
  onValue,
}: {
  readonly legend: string;
  /** The group's own name among all radio buttons of the page. */
  readonly name: string;
  readonly choices: readonly { readonly value: Value; readonly text: string }[];
  readonly value: Value;
  readonly onValue: (value: Value) => void;
}) {
  return (
    <fieldset className="share-fields">
      <legend className="heading">{legend}</legend>
      {choices.map(choice => (
        <label key={choice.value} className="share-field">
          <input
            type="radio"
            name={name}
            checked={choice.value === value}
            onChange={() => onValue(choice.value)}
          />
          {choice.text}
        </label>
      ))}
    </fieldset>
  );
}
