/** Instead of a series where one profile is open. */
export function NoSeries() {
  return (
    <div className="series-none">
      <h2>One profile is no series</h2>
      <p>
        Open several profiles of the same kind at once, such as heap profiles of one process, an hour apart,
        or CPU profiles of forty pods: select their files together, or drop them on this page.
      </p>
    </div>
  );
}
