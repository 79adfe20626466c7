/** A document with its score. */
export type Scored = { readonly at: number; readonly score: number };

/** Which of the scored documents are wanted. */
export type Choice = {
  /** So many in any case, if there are. */
  readonly least: number;
  /** So many at most, as long as they reach `share` of the best score. */
  readonly most: number;
  readonly share: number;
  readonly accept?: ((at: number) => boolean) | undefined;
};

/** Scores of documents; all 0 but those of `touched`. Kept from question to question: each takes back its own when it is done. */
export class Scores {
  of = new Float32Array(0);
  touched = new Uint32Array(0);
  count = 0;

  reset(documents: number): void {
    for (let i = 0; i < this.count; i++) this.of[this.touched[i] as number] = 0;
    this.count = 0;
    if (this.of.length >= documents) return;
    this.of = new Float32Array(documents);
    this.touched = new Uint32Array(documents);
  }

  add(document: number, score: number): void {
    const before = this.of[document] as number;
    if (before === 0) this.touched[this.count++] = document;
    this.of[document] = before + score;
  }

  /** Adds the weights of a stretch of postings, each times `factor`. */
  addAll(documents: Uint32Array, weights: Float32Array, start: number, end: number, factor: number): void {
    const { of, touched } = this;
    let { count } = this;
    for (let slot = start; slot < end; slot++) {
      const document = documents[slot] as number;
      const before = of[document] as number;
      if (before === 0) touched[count++] = document;
      of[document] = before + (weights[slot] as number) * factor;
    }
    this.count = count;
  }

  /** The chosen documents, best first; of equal ones the earlier. */
  best({ least, most, share, accept }: Choice): Scored[] {
    const { of, touched, count } = this;
    let highest = 0;
    for (let i = 0; i < count; i++) {
      const at = touched[i] as number;
      if ((of[at] as number) > highest && (!accept || accept(at))) highest = of[at] as number;
    }
    const line = share * highest;
    let reaching = 0;
    for (let i = 0; i < count && reaching <= least; i++) {
      const at = touched[i] as number;
      if ((of[at] as number) >= line && (!accept || accept(at))) reaching++;
    }
    return reaching > least ? this.#highest(most, line, accept) : this.#highest(least, 0, accept);
  }

  /** The best `limit` from a score on, by a heap whose root is the worst of the best so far. */
  #highest(limit: number, line: number, accept?: (at: number) => boolean): Scored[] {
    const { of, touched, count } = this;
    const heap = new Uint32Array(limit);
    let size = 0;
    const worse = (a: number, b: number): boolean => {
      const difference = (of[a] as number) - (of[b] as number);
      return difference < 0 || (difference === 0 && a > b);
    };
    for (let i = 0; i < count; i++) {
      const at = touched[i] as number;
      if ((of[at] as number) < line || (size === limit && !worse(heap[0] as number, at)) || (accept && !accept(at)))
        continue;
      let slot = 0;
      if (size < limit) {
        for (slot = size++; slot > 0 && worse(at, heap[(slot - 1) >> 1] as number); slot = (slot - 1) >> 1)
          heap[slot] = heap[(slot - 1) >> 1] as number;
      } else {
        for (let child = 1; child < size; child = 2 * slot + 1) {
          if (child + 1 < size && worse(heap[child + 1] as number, heap[child] as number)) child++;
          if (!worse(heap[child] as number, at)) break;
          heap[slot] = heap[child] as number;
          slot = child;
        }
      }
      heap[slot] = at;
    }
    return [...heap.subarray(0, size)]
      .sort((a, b) => (worse(b, a) ? -1 : 1))
      .map(at => ({ at, score: of[at] as number }));
  }
}
