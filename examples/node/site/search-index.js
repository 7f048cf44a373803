// The search index of the site, and the related articles found with it.

/** Which articles hold a word, and how often. */
export class SearchIndex {
  /** word → (slug → how often) */
  #postings = new Map();
  /** slug → number of words */
  #lengths = new Map();

  add(slug, text) {
    const words = splitWords(text);
    this.#lengths.set(slug, words.length);
    for (const word of words) {
      const bySlug = this.#postings.get(word) ?? new Map();
      bySlug.set(slug, (bySlug.get(slug) ?? 0) + 1);
      this.#postings.set(word, bySlug);
    }
  }

  /** The best articles for a text, by the sum over its words of frequency × rarity. */
  search(text, limit) {
    const scores = new Map();
    for (const word of new Set(splitWords(text))) this.#score(word, scores);
    return [...scores]
      .toSorted(([slugA, scoreA], [slugB, scoreB]) => scoreB - scoreA || slugA.localeCompare(slugB))
      .slice(0, limit)
      .map(([slug]) => slug);
  }

  #score(word, scores) {
    const bySlug = this.#postings.get(word);
    if (bySlug === undefined) return;
    const rarity = Math.log(1 + this.#lengths.size / bySlug.size);
    for (const [slug, count] of bySlug) {
      const frequency = count / (this.#lengths.get(slug) ?? 1);
      scores.set(slug, (scores.get(slug) ?? 0) + frequency * rarity);
    }
  }

  toJSON() {
    return [...this.#postings].map(([word, bySlug]) => ({ word, articles: Object.fromEntries(bySlug) }));
  }
}

function splitWords(text) {
  return (
    text
      .normalize("NFKD")
      .toLowerCase()
      .match(/[a-z]{3,}/g) ?? []
  ).map(stem);
}

/** Cuts common endings, so that "walks" and "walk" are one word. */
function stem(word) {
  return word.replace(/(?:ing|es|s|ed)$/, "");
}
