import { Download } from "lucide-react";

/** What the button **Export** looks like. */
export function ExportFace() {
  return (
    <>
      <Download size={15} aria-hidden />
      <span className="roomy-only">Export</span>
    </>
  );
}
