import { Download, Link } from "lucide-react";
import { Suspense, useState } from "react";
import type { ActionContext } from "../../actions/action";
import { lazyPart } from "../../kit/lazyPart";

const loadMenu = () => import("./HeaderMenuPopup");
const HeaderMenuPopup = lazyPart(loadMenu);

/** Menus whose items are actions. */
export type MenuName = "Share" | "Export";

/** What a menu needs. */
export interface HeaderMenuProps {
  readonly name: MenuName;
  readonly getContext: () => ActionContext;
}

/** A button of the header, **Share** or **Export**; its menu is loaded when somebody reaches for it. */
export function HeaderMenu(props: HeaderMenuProps) {
  const { name } = props;
  const [wanted, setWanted] = useState(false);
  const button = (
    <button
      type="button"
      className="button"
      aria-label={name}
      title={name}
      aria-haspopup="menu"
      aria-expanded={false}
      onPointerEnter={() => void loadMenu()}
      onFocus={() => void loadMenu()}
      onClick={() => setWanted(true)}
    >
      <MenuFace name={name} />
    </button>
  );
  if (!wanted) return button;
  return (
    <Suspense fallback={button}>
      <HeaderMenuPopup {...props} />
    </Suspense>
  );
}

/** What the button looks like. */
export function MenuFace({ name }: { readonly name: MenuName }) {
  const Icon = name === "Share" ? Link : Download;
  return (
    <>
      <Icon size={15} aria-hidden />
      <span className="roomy-only">{name}</span>
    </>
  );
}
