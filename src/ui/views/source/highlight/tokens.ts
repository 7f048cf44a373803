import { type Highlighter, tagHighlighter, tags } from "@lezer/highlight";

/** What parts of code are coloured alike; the classes are in source.css. */
export const TOKENS: Highlighter = tagHighlighter([
  { tag: [tags.comment, tags.docString], class: "code-comment" },
  { tag: [tags.keyword, tags.modifier, tags.operatorKeyword, tags.self], class: "code-keyword" },
  { tag: [tags.string, tags.character, tags.regexp, tags.special(tags.string)], class: "code-string" },
  { tag: [tags.number, tags.bool, tags.null, tags.atom, tags.unit], class: "code-number" },
  { tag: [tags.typeName, tags.className, tags.namespace, tags.macroName], class: "code-type" },
  {
    tag: [
      tags.function(tags.variableName),
      tags.function(tags.propertyName),
      tags.function(tags.definition(tags.variableName)),
      tags.definition(tags.function(tags.variableName)),
    ],
    class: "code-function",
  },
  { tag: [tags.meta, tags.annotation, tags.processingInstruction], class: "code-meta" },
]);
