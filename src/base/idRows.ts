/** Another one in each run, so that no file can be made of ids that all want the same slot. */
const SEED = Math.floor(Math.random() * 2 ** 32);

/**
 * Dense row numbers for 64-bit ids, in order of first appearance. Ids arrive as two unsigned 32-bit halves.
 *
 * Most writers number from 1 upwards: such ids index a table. Ids that would blow the table up (hashes,
 * addresses) go to an open-addressing hash table that compares all 64 bits, so two ids never share a row.
 */
export class IdRows {
  /** id → row + 1; 0 is unknown. Exposed for the hot loop, which may read it directly for ids below its length. */
  dense: Uint32Array = new Uint32Array(1024);
  count = 0;
  /** One more than the largest id in the table. */
  denseEnd = 0;
  /** The table is somebody else's, and stays as large as it is. */
  private isFixed = false;

  private slots = 0;
  private used = 0;
  private slotLow = new Uint32Array(0);
  private slotHigh = new Uint32Array(0);
  /** slot → row + 1; 0 is a free slot. */
  private slotRow = new Uint32Array(0);

  /** Uses a table of zeros that lies elsewhere from now on; no id was seen yet. Ids that it has no place for are hashed. */
  useTable(table: Uint32Array): void {
    this.dense = table;
    this.isFixed = true;
  }

  /** Keeps what the table says, and leaves it all zero to whoever it belongs to. No id is added after that. */
  leaveTable(): void {
    const { dense, denseEnd } = this;
    this.dense = dense.slice(0, denseEnd);
    dense.fill(0, 0, denseEnd);
  }

  /** The id's row, or -1. */
  find(low: number, high: number): number {
    if (high === 0 && low < this.dense.length) return this.dense[low] - 1;
    if (this.used === 0) return -1;
    return this.slotRow[this.slotOf(low, high)] - 1;
  }

  /** The id's row; a new one, numbered `count`, when the id was not seen before. */
  findOrAdd(low: number, high: number): number {
    const found = this.find(low, high);
    if (found >= 0) return found;
    const row = this.count++;
    if (!this.isFixed && high === 0 && low >= this.dense.length && low < 4 * this.count + 4096)
      this.growDense(low);
    if (high === 0 && low < this.dense.length) {
      this.dense[low] = row + 1;
      if (low >= this.denseEnd) this.denseEnd = low + 1;
    } else {
      if (2 * (this.used + 1) > this.slots) this.growSlots();
      this.insert(low, high, row + 1);
    }
    return row;
  }

  /** row → its id. */
  ids(): BigUint64Array {
    // Halves, low first: typed arrays are little-endian on every platform that runs browsers or Node.
    const halves = new Uint32Array(2 * this.count);
    for (let id = 0; id < this.denseEnd; id++) {
      const rowPlus1 = this.dense[id];
      if (rowPlus1 !== 0) halves[2 * (rowPlus1 - 1)] = id;
    }
    // Ids that moved to the table are still in their slots: the same ones.
    for (let slot = 0; slot < this.slots; slot++) {
      const rowPlus1 = this.slotRow[slot];
      if (rowPlus1 === 0) continue;
      halves[2 * (rowPlus1 - 1)] = this.slotLow[slot];
      halves[2 * (rowPlus1 - 1) + 1] = this.slotHigh[slot];
    }
    return new BigUint64Array(halves.buffer);
  }

  private growDense(id: number): void {
    let length = this.dense.length;
    while (length <= id) length *= 2;
    const grown = new Uint32Array(length);
    grown.set(this.dense);
    this.dense = grown;
    // Ids that the table now covers move over from the hash table: `find` looks in one place only.
    for (let slot = 0; slot < this.slots; slot++) {
      const rowPlus1 = this.slotRow[slot];
      const low = this.slotLow[slot];
      if (rowPlus1 === 0 || this.slotHigh[slot] !== 0 || low >= length) continue;
      grown[low] = rowPlus1;
      this.denseEnd = Math.max(this.denseEnd, low + 1);
    }
  }

  private growSlots(): void {
    const { slots, slotLow, slotHigh, slotRow } = this;
    this.slots = Math.max(1024, slots * 2);
    this.slotLow = new Uint32Array(this.slots);
    this.slotHigh = new Uint32Array(this.slots);
    this.slotRow = new Uint32Array(this.slots);
    this.used = 0;
    for (let slot = 0; slot < slots; slot++) {
      const rowPlus1 = slotRow[slot];
      if (rowPlus1 !== 0) this.insert(slotLow[slot], slotHigh[slot], rowPlus1);
    }
  }

  private insert(low: number, high: number, rowPlus1: number): void {
    const slot = this.slotOf(low, high);
    this.slotLow[slot] = low;
    this.slotHigh[slot] = high;
    this.slotRow[slot] = rowPlus1;
    this.used++;
  }

  /** The slot that holds the id, or the free one where it would go. */
  private slotOf(low: number, high: number): number {
    const mask = this.slots - 1;
    // Murmur3's finaliser over both halves spreads sequential and hash-like ids alike.
    let hash = Math.imul(low ^ SEED, 0xcc9e2d51);
    hash = ((hash ^ (hash >>> 15)) + Math.imul(high ^ SEED, 0x9e3779b1)) | 0;
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    let slot = (hash ^ (hash >>> 16)) & mask;
    while (this.slotRow[slot] !== 0 && (this.slotLow[slot] !== low || this.slotHigh[slot] !== high)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }
}
