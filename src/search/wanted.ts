/** Bits of `flags`: a character that ends a wanted pair, and one that is wanted by itself. */
const ENDS_PAIR = 1;
const ALONE = 2;

/** By character; those of the last question are taken back when the next one is read. */
const flags = new Uint8Array(0x10000);
const flagged: number[] = [];
const NONE = -1;
/** No pair or character is 0. */
const FREE = 0;
const FIRST_SLOTS = 1024;
/** Of them, the share that is filled at most. */
const FULLEST = 0.25;
const FACTOR = 0x9e3779b1;

/** What to do where a word that is looked for stands. */
export type Meeting = (word: number, start: number) => void;

/**
 * The pairs of characters and the words one question looks for, found in a text by a single pass over its characters. Good until the
 * next one is made: they share a table.
 */
export class Wanted {
  #keys = new Uint32Array(FIRST_SLOTS);
  #entries = new Int32Array(FIRST_SLOTS);
  #size = 0;
  /** By entry, the word looked up last that begins so; then by word the one before it. */
  readonly #latest: number[] = [];
  readonly #earlier: number[] = [];
  /** What must follow the first two characters of each word. */
  readonly #rests: string[] = [];
  /** How often each pair stood in the text that was read last, by its number. */
  counts = new Uint16Array(FIRST_SLOTS);

  constructor() {
    for (const unit of flagged) flags[unit] = 0;
    flagged.length = 0;
  }

  /** The number a pair is counted under. */
  pair(first: number, second: number): number {
    this.#flag(second, ENDS_PAIR);
    return this.#entryOf(((first << 16) | second) >>> 0);
  }

  /** The number a character is counted under. */
  character(unit: number): number {
    this.#flag(unit, ALONE);
    return this.#entryOf(unit);
  }

  /** Takes a word to look for; words are numbered in the order they come. */
  word(text: string): void {
    const first = text.charCodeAt(0);
    const entry = text.length === 1 ? this.character(first) : this.pair(first, text.charCodeAt(1));
    this.#earlier.push(this.#latest[entry] as number);
    this.#latest[entry] = this.#rests.length;
    this.#rests.push(text.slice(2));
  }

  /** Counts the pairs of a text, and tells of each word where it begins, in ascending order. */
  read(text: string, meet: Meeting): void {
    // Every character of many texts comes by here: fields are read once, and the search for a slot is written out.
    const counts = this.counts;
    const keys = this.#keys;
    const entries = this.#entries;
    const latest = this.#latest;
    const mask = keys.length - 1;
    counts.fill(0, 0, this.#size);
    let before = 0;
    for (let at = 0; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      const flag = flags[unit] as number;
      if (flag & ENDS_PAIR) {
        const key = ((before << 16) | unit) >>> 0;
        const product = Math.imul(key, FACTOR);
        let slot = (product ^ (product >>> 15)) & mask;
        let found = keys[slot] as number;
        while (found !== key && found !== FREE) {
          slot = (slot + 1) & mask;
          found = keys[slot] as number;
        }
        if (found === key) {
          const entry = entries[slot] as number;
          counts[entry]!++;
          if (latest[entry] !== NONE) this.#meet(entry, text, at - 1, meet);
        }
      }
      if (flag & ALONE) {
        const entry = entries[this.#slotOf(unit)] as number;
        counts[entry]!++;
        if (latest[entry] !== NONE) this.#meet(entry, text, at, meet);
      }
      before = unit;
    }
  }

  #meet(entry: number, text: string, start: number, meet: Meeting): void {
    for (let word = this.#latest[entry] as number; word >= 0; word = this.#earlier[word] as number) {
      const rest = this.#rests[word] as string;
      if (rest === '' || text.startsWith(rest, start + 2)) meet(word, start);
    }
  }

  #flag(unit: number, bit: number): void {
    if (flags[unit] === 0) flagged.push(unit);
    flags[unit]! |= bit;
  }

  #entryOf(key: number): number {
    let slot = this.#slotOf(key);
    if (this.#keys[slot] === key) return this.#entries[slot] as number;
    if (this.#size >= this.#keys.length * FULLEST) {
      this.#grow();
      slot = this.#slotOf(key);
    }
    this.#keys[slot] = key;
    this.#entries[slot] = this.#size;
    this.#latest.push(NONE);
    return this.#size++;
  }

  #slotOf(key: number): number {
    const mask = this.#keys.length - 1;
    // Only the high bits of the product depend on both characters.
    const product = Math.imul(key, FACTOR);
    let slot = (product ^ (product >>> 15)) & mask;
    while (this.#keys[slot] !== FREE && this.#keys[slot] !== key) slot = (slot + 1) & mask;
    return slot;
  }

  #grow(): void {
    const keys = this.#keys;
    const entries = this.#entries;
    this.#keys = new Uint32Array(keys.length * 2);
    this.#entries = new Int32Array(keys.length * 2);
    this.counts = new Uint16Array(keys.length * 2);
    keys.forEach((key, slot) => {
      if (key === FREE) return;
      const moved = this.#slotOf(key);
      this.#keys[moved] = key;
      this.#entries[moved] = entries[slot] as number;
    });
  }
}
