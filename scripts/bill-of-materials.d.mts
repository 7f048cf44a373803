import type { Plugin } from "vite";

export function billOfMaterials(): { readonly page: Plugin; readonly worker: Plugin };
