/** Slots of the table of pairs at first; it doubles before it is full. */
const FIRST_SLOTS = 1 << 14;
const FULLEST = 0.6;
const NO_TERM = -1;

/** Numbers for tokens, given in the order they are first seen and never taken back. A map of strings would need ten times the memory. */
export class Vocabulary {
  #size = 0;
  readonly #characters = new Int32Array(0x10000).fill(NO_TERM);
  readonly #words = new Map<string, number>();
  #pairKeys = new Uint32Array(FIRST_SLOTS);
  #pairTerms = new Int32Array(FIRST_SLOTS).fill(NO_TERM);
  #pairs = 0;

  get size(): number {
    return this.#size;
  }

  character(unit: number): number {
    const known = this.#characters[unit] as number;
    if (known !== NO_TERM) return known;
    const term = this.#size++;
    this.#characters[unit] = term;
    return term;
  }

  pair(first: number, second: number): number {
    const key = ((first << 16) | second) >>> 0;
    const slot = this.#slotOf(key);
    const known = this.#pairTerms[slot] as number;
    if (known !== NO_TERM) return known;
    const term = this.#size++;
    this.#pairKeys[slot] = key;
    this.#pairTerms[slot] = term;
    this.#pairs++;
    if (this.#pairs > this.#pairKeys.length * FULLEST) this.#grow();
    return term;
  }

  word(text: string): number {
    const known = this.#words.get(text);
    if (known !== undefined) return known;
    const term = this.#size++;
    this.#words.set(text, term);
    return term;
  }

  /** The number of a token, if it has one. */
  find(token: string): number | undefined {
    let term = NO_TERM;
    if (token.length === 1) term = this.#characters[token.charCodeAt(0)] as number;
    else if (token.length === 2)
      term = this.#pairTerms[this.#slotOf(((token.charCodeAt(0) << 16) | token.charCodeAt(1)) >>> 0)] as number;
    return term === NO_TERM ? this.#words.get(token) : term;
  }

  /** Where a key stands, or the free slot where it would. */
  #slotOf(key: number): number {
    const mask = this.#pairKeys.length - 1;
    // Only the high bits of the product depend on both characters.
    const product = Math.imul(key, 0x9e3779b1);
    let slot = (product ^ (product >>> 15)) & mask;
    while (this.#pairTerms[slot] !== NO_TERM && this.#pairKeys[slot] !== key) slot = (slot + 1) & mask;
    return slot;
  }

  #grow(): void {
    const keys = this.#pairKeys;
    const terms = this.#pairTerms;
    this.#pairKeys = new Uint32Array(keys.length * 2);
    this.#pairTerms = new Int32Array(terms.length * 2).fill(NO_TERM);
    for (let slot = 0; slot < keys.length; slot++) {
      const term = terms[slot] as number;
      if (term === NO_TERM) continue;
      const moved = this.#slotOf(keys[slot] as number);
      this.#pairKeys[moved] = keys[slot] as number;
      this.#pairTerms[moved] = term;
    }
  }
}
