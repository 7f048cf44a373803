/** Where the focus goes when the panel **Findings** closes. */
export const FINDINGS_BUTTON_ID = "findings-button";
