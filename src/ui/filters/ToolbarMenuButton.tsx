import { ToolbarItem } from "@ariakit/react/toolbar";
import { type ReactNode, type RefObject, Suspense, useState } from "react";

/** A button of the toolbar whose menu is loaded when somebody reaches for it. */
export function ToolbarMenuButton({
  ref,
  title,
  icon,
  load,
  children,
}: {
  readonly ref: RefObject<HTMLButtonElement | null>;
  readonly title: string;
  readonly icon: ReactNode;
  /** Fetches the menu's code. */
  readonly load: () => Promise<unknown>;
  /** The menu, from the first time that it is opened. */
  readonly children: (isOpen: boolean, setOpen: (open: boolean) => void) => ReactNode;
}) {
  const [isOpen, setOpen] = useState(false);
  const [wasOpen, setWasOpen] = useState(false);
  return (
    <>
      <ToolbarItem
        ref={ref}
        className="button plain"
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onPointerEnter={() => void load()}
        onFocus={() => void load()}
        onClick={() => {
          setOpen(!isOpen);
          setWasOpen(true);
        }}
      >
        {icon}
        {title}
      </ToolbarItem>
      {wasOpen ? <Suspense>{children(isOpen, setOpen)}</Suspense> : null}
    </>
  );
}
