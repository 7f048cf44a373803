import { Profile } from "pprof-format";
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
const [f, n, re] = process.argv.slice(2);
let b = readFileSync(f); if (b[0]===0x1f) b = gunzipSync(b);
const p = Profile.decode(b); const s = i => p.stringTable.strings[Number(i)];
const fn = new Map(p.function.map(x => [Number(x.id), x]));
let c=0;
const seen = new Set();
for (const l of p.location) for (const line of l.line) { const x = fn.get(Number(line.functionId)); const t=[s(x.name), s(x.systemName), s(x.filename), 'start', x.startLine, 'line', line.line, 'col', line.column].join(' | '); if (seen.has(t)|| (re && !new RegExp(re).test(t))) continue; seen.add(t); if (c++ % 1 === 0 && c <= +n) console.log(t.slice(0,400)); }
