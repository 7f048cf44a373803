// Colours JavaScript code.

import { escapeHtml } from "./html.js";

const TOKEN_KINDS = [
  ["comment", /\/\/.*/y],
  ["string", /"(?:[^"\\]|\\.)*"/y],
  ["number", /\d+(?:\.\d+)?/y],
  ["keyword", /\b(?:const|let|return|function|if|else|for|while)\b/y],
  ["name", /[A-Za-z_$][\w$]*/y],
  ["space", /\s+/y],
];

export function highlight(code) {
  return [...tokens(code)].map(({ kind, text }) => markToken(kind, text)).join("");
}

function* tokens(code) {
  let at = 0;
  while (at < code.length) {
    const token = tokenAt(code, at);
    yield token;
    at += token.text.length;
  }
}

function tokenAt(code, at) {
  for (const [kind, pattern] of TOKEN_KINDS) {
    pattern.lastIndex = at;
    const match = pattern.exec(code);
    if (match !== null) return { kind, text: match[0] };
  }
  return { kind: "mark", text: code[at] };
}

function markToken(kind, text) {
  if (kind === "space" || kind === "mark") return escapeHtml(text);
  return `<span class="${kind}">${escapeHtml(text)}</span>`;
}
