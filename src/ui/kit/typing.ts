/**
 * Whether a key press belongs to what has the focus and must not act as a single-key shortcut: text fields,
 * selects, and widgets in which letters jump to an entry.
 */
export function ownsKeys(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable) return true;
  return target.closest("input, textarea, select, [role=tree], [role=menu], [role=dialog]") !== null;
}

/** Whether text that is pasted goes into what has the focus. */
export function takesText(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.closest("input, textarea") !== null;
}
