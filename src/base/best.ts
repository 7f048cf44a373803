/** The first few of many items in an order, without sorting them all. */
export class Best<Item> {
  private readonly limit: number;
  private readonly compare: (a: Item, b: Item) => number;
  /** Items that may be among them: cut down to `limit` whenever there are twice as many. */
  private items: Item[] = [];
  private last: Item | undefined;

  /** @param compare as for sorting; no two items are equal in it */
  constructor(limit: number, compare: (a: Item, b: Item) => number) {
    this.limit = limit;
    this.compare = compare;
  }

  offer(item: Item): void {
    if (this.last !== undefined && this.compare(item, this.last) > 0) return;
    this.items.push(item);
    if (this.items.length < 2 * this.limit) return;
    this.items = this.inOrder();
    this.last = this.items.at(-1);
  }

  /** Those of the items offered so far that come first, in order. */
  inOrder(): Item[] {
    return this.items.toSorted(this.compare).slice(0, this.limit);
  }
}
