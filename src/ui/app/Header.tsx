import { FolderOpen } from "lucide-react";
import { memo, type RefObject } from "react";
import { showOverlay } from "../../state/overlay";
import { nameSampleType } from "../../state/sampleType";
import type { OpenBase, OpenProfile } from "../../state/session";
import type { ViewState } from "../../state/viewState";
import { BrandMark } from "../kit/Brand";
import type { ActionContext } from "../actions/action";
import { ThemeButton } from "../kit/ThemeButton";
import { NARROW, useMediaQuery } from "../kit/useMediaQuery";
import { CompareButton } from "./compare/CompareButton";
import { HeaderMenu } from "./export/HeaderMenu";
import { MoreMenu } from "./MoreMenu";
import { OpenNames } from "./OpenNames";
import { HelpButton } from "./overlays/HelpButton";
import { PaletteButton } from "./overlays/PaletteButton";
import { SearchBox } from "./search/SearchBox";
import type { Search } from "./search/useSearch";
import { briefText } from "../kit/briefText";

/** The top line: what is open, which of its sample types, and the search. */
export const Header = memo(function Header({
  profile,
  base,
  sampleTypeIndex,
  search,
  searchBox,
  navigate,
  onPick,
  getContext,
}: {
  readonly profile: OpenProfile;
  /** What it is compared with. */
  readonly base: OpenBase | undefined;
  readonly sampleTypeIndex: number;
  readonly search: Search;
  readonly searchBox: RefObject<HTMLInputElement | null>;
  readonly navigate: (change: Partial<ViewState>, how: "push" | "replace") => void;
  readonly onPick: () => void;
  /** What actions act on, at that moment. */
  readonly getContext: () => ActionContext;
}) {
  const narrow = useMediaQuery(NARROW);
  const { summary } = profile;
  return (
    <div className="header">
      <a className="brand" href="#/" title="To the start page">
        <BrandMark size={18} />
        <span className="brand-name">Proflens</span>
      </a>
      <OpenNames name={profile.name} baseName={base?.name} />
      <select
        className="field sample-type"
        aria-label="Sample type"
        value={sampleTypeIndex}
        onChange={event =>
          navigate({ sampleType: nameSampleType(summary, Number(event.target.value)) }, "push")
        }
      >
        {summary.sampleTypes.map(({ type, unit }, index) => (
          // Types have no other identity than their place.
          // oxlint-disable-next-line react/no-array-index-key
          <option key={index} value={index}>
            {briefText(unit === "" ? type : `${type} (${unit})`)}
          </option>
        ))}
      </select>
      <SearchBox search={search} box={searchBox} navigate={navigate} />
      <span className="grow" />
      {narrow ? null : (
        <>
          <button
            type="button"
            className="button"
            aria-label="Open profile"
            title="Open profile"
            onClick={onPick}
          >
            <FolderOpen size={15} aria-hidden />
            <span className="roomy-only">Open profile</span>
          </button>
          <CompareButton isOn={base !== undefined} onClick={() => showOverlay({ kind: "compare" })} />
          <HeaderMenu name="Share" getContext={getContext} />
          <HeaderMenu name="Export" getContext={getContext} />
          <PaletteButton />
          <ThemeButton />
          <HelpButton />
        </>
      )}
      <MoreMenu narrow={narrow} onPick={onPick} getContext={getContext} />
    </div>
  );
});
