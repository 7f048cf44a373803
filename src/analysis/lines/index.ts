export { type Costed, type Costs, isLeftOut, locationCosts } from "./costs";
export { type FileLines, fileLines } from "./fileLines";
export { type SourceCode, sourceCode } from "./sourceCode";
export { fileCosts, flatWithoutFile, functionCosts } from "./sourceCosts";
