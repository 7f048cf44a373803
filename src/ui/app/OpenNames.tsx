import { CutText } from "../kit/CutText";

/** What is open: `new.pb.gz`, or `new.pb.gz vs base old.pb.gz`. */
export function OpenNames({
  name,
  baseName,
}: {
  readonly name: string;
  readonly baseName: string | undefined;
}) {
  if (baseName === undefined) {
    return (
      <h1 className="file-name">
        <CutText className="file-name-text" text={name} />
      </h1>
    );
  }
  return (
    <h1 className="file-name file-names">
      <CutText className="file-name-text" text={name} /> <span className="file-vs muted">vs base</span>{" "}
      <CutText className="file-name-text" text={baseName} />
    </h1>
  );
}
