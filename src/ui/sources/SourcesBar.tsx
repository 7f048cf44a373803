import { Menu, MenuButton, MenuItem, MenuProvider } from "@ariakit/react/menu";
import { FolderCode } from "lucide-react";
import { useEffect, useState } from "react";
import { restorePlaces } from "../../state/sources/restorePlaces";
import { chooseArchive, chooseFolder } from "./addSources";
import MapPrefixDialog from "./MapPrefixDialog";
import { PlaceList } from "./PlaceList";
import "../app/menu.css";
import "./sources.css";

/** Where source text comes from, and the button **Add sources**. */
export function SourcesBar() {
  const [isMapping, setMapping] = useState(false);
  useEffect(() => void restorePlaces(), []);
  return (
    <div className="sources-bar">
      <MenuProvider placement="bottom-start">
        <MenuButton className="button">
          <FolderCode size={15} aria-hidden />
          Add sources
        </MenuButton>
        <Menu className="menu" portal gutter={4} preserveTabOrder={false} aria-label="Add sources">
          <MenuItem className="menu-item" onClick={() => void chooseFolder()}>
            Folder …
          </MenuItem>
          <MenuItem className="menu-item" onClick={() => void chooseArchive()}>
            Archive (.zip, .tar.gz) or files …
          </MenuItem>
          <MenuItem className="menu-item" onClick={() => setMapping(true)}>
            Map a path prefix …
          </MenuItem>
        </Menu>
      </MenuProvider>
      <PlaceList />
      {isMapping ? <MapPrefixDialog file={undefined} onClose={() => setMapping(false)} /> : null}
    </div>
  );
}
