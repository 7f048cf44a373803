import type { Plugin } from "vite";

export function oneFile(options: { readonly fileName: string; readonly icon: string }): Plugin;
