/** The looks under which axe goes through everything: both themes and both widths, each once. */
export const LOOKS = [
  { look: "light, wide", colorScheme: "light", viewport: { width: 1440, height: 900 } },
  { look: "dark, narrow", colorScheme: "dark", viewport: { width: 390, height: 844 } },
] as const;
