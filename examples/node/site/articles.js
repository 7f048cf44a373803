// Makes up the articles the site is built from.

const NOUNS = "compiler profile stack sample thread cache garden river kettle ledger bridge lantern".split(
  " ",
);
const VERBS = "measures walks folds sorts waters crosses lights counts merges parses prints keeps".split(" ");
const SECTIONS = ["guides", "notes", "reference"];

/** A generator of numbers in [0, 1) that gives the same ones for the same seed (mulberry32). */
function randomFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The articles, as {slug, section, markdown}. */
export function writeArticles(count, seed) {
  const random = randomFrom(seed);
  return Array.from({ length: count }, (_, number) => ({
    slug: `article-${number}`,
    section: SECTIONS[number % SECTIONS.length],
    markdown: writeArticle(number, random),
  }));
}

function writeArticle(number, random) {
  const blocks = [`# Article ${number}: the ${pick(NOUNS, random)} ${pick(VERBS, random)}`];
  for (let section = 0; section < 6; section += 1) {
    blocks.push(`## ${sentence(random)}`);
    blocks.push(paragraph(random));
    blocks.push(writeList(random));
    blocks.push("```js\n" + writeCode(random) + "\n```");
    blocks.push(`> ${sentence(random)}\n>\n> - ${sentence(random)}\n>   - ${sentence(random)}`);
    blocks.push(paragraph(random));
  }
  return blocks.join("\n\n");
}

function paragraph(random) {
  const sentences = Array.from({ length: 5 }, () => sentence(random));
  sentences.push(
    `See [the *${pick(NOUNS, random)}*](/guides/article-${Math.floor(random() * 100)}.html) & others.`,
  );
  return sentences.join(" ");
}

function writeList(random) {
  return Array.from({ length: 5 }, (_, item) => `${item % 2 === 1 ? "  " : ""}- ${sentence(random)}`).join(
    "\n",
  );
}

function sentence(random) {
  const emphasised = random() < 0.3 ? `**${pick(NOUNS, random)}**` : pick(NOUNS, random);
  const code = random() < 0.3 ? `\`${pick(VERBS, random)}()\`` : pick(VERBS, random);
  return `The ${emphasised} ${code} a _${pick(NOUNS, random)}_ before it ${pick(VERBS, random)}.`;
}

function writeCode(random) {
  return Array.from({ length: 8 }, (_, line) => {
    const name = pick(NOUNS, random);
    return `const ${name}${line} = ${pick(VERBS, random)}("${name}", ${Math.floor(random() * 1000)}); // ${name}`;
  }).join("\n");
}

function pick(from, random) {
  return from[Math.floor(random() * from.length)];
}
