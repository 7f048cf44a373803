/** An RE2 expression that matches exactly this text, as Go's `regexp.QuoteMeta` writes it. */
export function quoteMeta(text: string): string {
  return text.replace(/[\\.+*?()|[\]{}^$]/g, "\\$&");
}
