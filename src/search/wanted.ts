/** Bits of `flags`: a character that ends a wanted pair, and one that is wanted by itself. */
const ENDS_PAIR = 1;
const ALONE = 2;

/** By character; those of the last question are taken back when the next one is read. */
const flags = new Uint8Array(0x10000);
const flagged: number[] = [];
const NONE = -1;
const FIRST_SLOTS = 512;

/** What to do where a word that is looked for stands. */
export type Meeting = (word: number, start: number) => void;

/**
 * The pairs of characters and the words one question looks for, found in a text by a single pass over its characters. Good until the
 * next one is made: they share a table.
 */
export class Wanted {
  #keys = new Uint32Array(FIRST_SLOTS);
  #entries = new Int32Array(FIRST_SLOTS).fill(NONE);
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
    this.#earlier.push(this.#latest[entry] ?? NONE);
    this.#latest[entry] = this.#rests.length;
    this.#rests.push(text.slice(2));
  }

  /** Counts the pairs of a text, and tells of each word where it begins, in ascending order. */
  read(text: string, meet: Meeting): void {
    const { counts } = this;
    counts.fill(0, 0, this.#size);
    let before = 0;
    for (let at = 0; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      const flag = flags[unit] as number;
      if (flag & ENDS_PAIR) {
        const entry = this.#entries[this.#slotOf(((before << 16) | unit) >>> 0)] as number;
        if (entry >= 0) {
          counts[entry]!++;
          this.#meet(entry, text, at - 1, meet);
        }
      }
      if (flag & ALONE) {
        const entry = this.#entries[this.#slotOf(unit)] as number;
        counts[entry]!++;
        this.#meet(entry, text, at, meet);
      }
      before = unit;
    }
  }

  #meet(entry: number, text: string, start: number, meet: Meeting): void {
    for (let word = this.#latest[entry] ?? NONE; word >= 0; word = this.#earlier[word] as number) {
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
    if (this.#entries[slot] !== NONE) return this.#entries[slot] as number;
    if (this.#size * 2 >= this.#keys.length) {
      this.#grow();
      slot = this.#slotOf(key);
    }
    this.#keys[slot] = key;
    this.#entries[slot] = this.#size;
    return this.#size++;
  }

  #slotOf(key: number): number {
    const mask = this.#keys.length - 1;
    const product = Math.imul(key, 0x9e3779b1);
    let slot = (product ^ (product >>> 15)) & mask;
    while (this.#entries[slot] !== NONE && this.#keys[slot] !== key) slot = (slot + 1) & mask;
    return slot;
  }

  #grow(): void {
    const keys = this.#keys;
    const entries = this.#entries;
    this.#keys = new Uint32Array(keys.length * 2);
    this.#entries = new Int32Array(keys.length * 2).fill(NONE);
    entries.forEach((entry, slot) => {
      if (entry === NONE) return;
      const moved = this.#slotOf(keys[slot] as number);
      this.#keys[moved] = keys[slot] as number;
      this.#entries[moved] = entry;
    });
    this.counts = new Uint16Array(keys.length * 2);
  }
}
