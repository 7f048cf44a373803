import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

/**
 * A Vite plugin: the built page becomes one file, with its script, its style sheet and its icon inside, and a policy
 * that lets nothing else run.
 * @param {{ fileName: string, icon: string }} options how the file is called, and where its icon is
 * @returns {import("vite").Plugin}
 */
export function oneFile({ fileName, icon }) {
  return {
    name: "one-file",
    enforce: "post",
    // Behind Vite's own, which finishes the script.
    generateBundle: {
      order: "post",
      handler(_, bundle) {
        const outputs = Object.values(bundle);
        const page = outputs.find(({ fileName }) => fileName.endsWith(".html"));
        const scripts = outputs.filter(({ type }) => type === "chunk");
        const styles = outputs.filter(({ fileName }) => fileName.endsWith(".css"));
        if (
          page?.type !== "asset" ||
          scripts.length !== 1 ||
          outputs.length !== scripts.length + styles.length + 1
        ) {
          throw new Error(
            `One page and one script were expected: ${outputs.map(({ fileName }) => fileName).join()}`,
          );
        }
        const script = asInlineScript(scripts[0].code);
        const style = styles.map(({ source }) => String(source)).join("\n");
        const html = String(page.source)
          .replace(/<script [^>]*><\/script>/, "")
          .replace(/<link rel="stylesheet"[^>]*>/g, "")
          .replace("<!--policy-->", () => `${policy(script, style)}\n    ${iconLink(icon)}`)
          .replace("</head>", () => `<style>${style}</style>\n  </head>`)
          .replace("</body>", () => `<script type="module">${script}</script>\n  </body>`);
        for (const output of outputs) delete bundle[output.fileName];
        this.emitFile({ type: "asset", fileName, source: html });
      },
    },
  };
}

/** Nothing in a script may look like its end to the HTML parser. In code these stand in texts and expressions only. */
function asInlineScript(code) {
  return code
    .trim()
    .replace(/<\/(script)/gi, "<\\/$1")
    .replaceAll("<!--", "<\\!--");
}

/** Only this very script and style sheet, and workers that the script makes itself. */
function policy(script, style) {
  const directives = [
    "default-src 'none'",
    `script-src ${hashOf(script)} 'wasm-unsafe-eval'`,
    "worker-src blob:",
    `style-src ${hashOf(style)}`,
    "img-src data: blob:",
    "connect-src *",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types default",
  ];
  return `<meta http-equiv="Content-Security-Policy" content="${directives.join("; ")}" />`;
}

function hashOf(text) {
  return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
}

function iconLink(icon) {
  const data = readFileSync(icon).toString("base64");
  return `<link rel="icon" href="data:image/svg+xml;base64,${data}" type="image/svg+xml" />`;
}
