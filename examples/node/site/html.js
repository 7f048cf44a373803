// HTML text and page templates.

const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

export function escapeHtml(text) {
  return text.replaceAll(/[&<>"]/g, character => ENTITIES[character]);
}

/**
 * Compiles a template to a function of its data. `{{name}}` writes a value, `{{#list}}…{{/list}}` repeats its
 * inside for every element with that element's fields in scope.
 */
export function compileTemplate(source) {
  const tokens = source.split(/(\{\{[^}]+\}\})/);
  const { render } = compileUntil(tokens, 0, undefined);
  return data => render([data]);
}

/** Compiles tokens up to the closing mark of `section`; `next` is where to go on. */
function compileUntil(tokens, start, section) {
  const parts = [];
  let at = start;
  while (at < tokens.length) {
    const token = tokens[at];
    at += 1;
    if (token === `{{/${section}}}`) break;
    if (token.startsWith("{{#")) {
      const name = token.slice(3, -2);
      const inside = compileUntil(tokens, at, name);
      at = inside.next;
      parts.push(scopes =>
        lookUp(scopes, name)
          .map(element => inside.render([element, ...scopes]))
          .join(""),
      );
    } else if (token.startsWith("{{")) {
      const name = token.slice(2, -2);
      parts.push(scopes => String(lookUp(scopes, name)));
    } else {
      parts.push(() => token);
    }
  }
  return { next: at, render: scopes => parts.map(part => part(scopes)).join("") };
}

function lookUp(scopes, name) {
  const scope = scopes.find(candidate => name in candidate);
  if (scope === undefined) throw new Error(`the template names an unknown value: ${name}`);
  return scope[name];
}
