/** An AssemblyScript program compiled to WebAssembly, as base64: see scripts/assembly-script.mjs. */
declare module "*?wasm" {
  const base64: string;
  export default base64;
}
