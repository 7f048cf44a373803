import { FolderOpen } from "lucide-react";
import { type FormEvent, useState } from "react";
import type { Opener } from "../../../state/opening/opener";
import { FlamePicture } from "./FlamePicture";

// oxlint-disable-next-line typescript/no-deprecated -- its successor is missing in Safari and Firefox
const COMMAND_KEY = /^(?:Mac|iP)/.test(navigator.platform) ? "⌘" : "Ctrl";

/** The inviting part: drop, pick, paste, or give an address. */
export function OpenPanel({ opener, onPick }: { readonly opener: Opener; readonly onPick: () => void }) {
  const [address, setAddress] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void opener.openTypedUrl(address);
  };
  return (
    <div className="open-panel">
      <FlamePicture />
      <p className="open-drop">Drop profiles anywhere on this page</p>
      <button type="button" className="button primary open-button" onClick={onPick}>
        <FolderOpen size={16} aria-hidden />
        Open profile
      </button>
      <p className="muted">
        or paste a file or an address with <kbd>{COMMAND_KEY}</kbd> <kbd>V</kbd>
      </p>
      <p className="muted open-formats">
        pprof, folded stacks, .cpuprofile, .heapprofile, perf script, speedscope; also gzip, zstd, zip, tar
      </p>
      <form className="open-url" onSubmit={submit}>
        <input
          className="field"
          type="text"
          inputMode="url"
          aria-label="Profile URL"
          placeholder="https://example.com/cpu.pb.gz"
          autoComplete="off"
          spellCheck={false}
          value={address}
          onChange={event => setAddress(event.target.value)}
        />
        <button type="submit" className="button" disabled={address.trim() === ""}>
          Open URL
        </button>
      </form>
    </div>
  );
}
