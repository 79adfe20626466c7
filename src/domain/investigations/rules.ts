/** Working days to tell what happened. 示例: our default, the plan names none. */
export const STATEMENT_WORKING_DAYS = 3;

/** The points of concealment; plan, part 6, section 7, 1: 0.5 each time. */
export const CONCEALMENT_RULE = 'investigation-concealment';

/** What was told so far and until when it could be. */
export interface Inquiry {
  readonly statements: number;
  readonly dueAt: Date;
}

/**
 * Whether it may be found by now that the facts were not told or concealed: only of a unit that has told something, or that had its time to.
 * Our rule: the plan names the deduction, not the procedure, and nobody is blamed unheard.
 */
export function mayFindConcealment({ statements, dueAt }: Inquiry, now: Date): boolean {
  return statements > 0 || now > dueAt;
}

export type Verdict = 'told' | 'concealed' | 'unheard';

/** What a conclusion says of how the unit told the facts: of one that told nothing, that it told nothing. */
export function verdictOf(found: { readonly concealed: boolean; readonly statements: number }): Verdict {
  if (found.concealed) return 'concealed';
  return found.statements > 0 ? 'told' : 'unheard';
}

/**
 * Neither silence nor a word against a statement proves anything: the finding rests on files, or names by its 单号 the record that
 * contradicts the unit, or by the investigation's own the statement that does.
 */
export function concealmentRests(on: {
  readonly no: string;
  /** 单号 of the records it names that exist. */
  readonly named: readonly string[];
  readonly statements: number;
  readonly files: number;
}): boolean {
  return on.files > 0 || on.named.some(each => each !== on.no || on.statements > 0);
}
