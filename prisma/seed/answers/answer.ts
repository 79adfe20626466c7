import type { ClauseRef } from '../templates/item.ts';

/** A 标准答复 (what a question is answered with) or a 对客口径 (what to say in a situation), with the clauses it rests on. */
export interface SeedAnswer {
  question: string;
  /** Every figure in it stands in one of `clauses`; a test holds this. */
  text: string;
  clauses: readonly ClauseRef[];
}
