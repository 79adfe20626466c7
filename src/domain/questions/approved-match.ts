/** How near a question is to what an approved text is for. Shares 0–1, of information: rare words weigh more, synonyms count. */
export interface Closeness {
  /** Of what is asked, how much the approved question says. */
  readonly asked: number;
  /** Of what is asked, how much the approved question or its text says. */
  readonly askedInAll: number;
  /** Whether the word that tells most of what is asked stands in none of these, nor in the clauses it rests on. */
  readonly missesPoint: boolean;
  /** Of the approved question, how much is asked. */
  readonly approved: number;
  /** Whether a clause it rests on was found first, was found among those shown, or was not. */
  readonly clause: 'first' | 'shown' | 'no';
  /** Whether both want the same kind of thing (a duration, a price, a person), or one of them leaves it open. */
  readonly kindFits: boolean;
}

/*
 * The lines were read off questions about the demo branch's answers and situations (test/domain/questions/approved-match.test.ts, and
 * test/services/questions/find-approved.test.ts): paraphrases lie above .7 on both sides, other matters of the same clause (移机超时 .82/.55,
 * 宽带故障多久修好 1.00/.45) below .6 on one. A wrong answer in front is worse than none, since the clause is shown anyway; words for a
 * customer only stand beside it and may come more easily.
 */
const ALONE = { asked: 0.95, approved: 0.68 };
const WITH_CLAUSE = { asked: 0.8, approved: 0.65 };

/** Whether a 标准答复 answers the question. */
export function answersQuestion({ asked, approved, clause, kindFits }: Closeness): boolean {
  const line = clause === 'first' ? WITH_CLAUSE : ALONE;
  return kindFits && asked >= line.asked && approved >= line.approved;
}

/** How near two are, 0–1, where the better of several is wanted. */
export function nearness({ askedInAll, approved }: Closeness): number {
  return (askedInAll + approved) / 2;
}

const MOSTLY = { asked: 0.6, approved: 0.85 };
const SCRIPT_LINES = {
  first: { plain: 0.45, wording: 0.3, approved: 0.2 },
  shown: { plain: 0.75, wording: 0.4, approved: 0.25 },
  no: { plain: 0.75, wording: 0.5, approved: 0.45 },
} as const;

/** Whether a 口径 is worth showing beside what was found. Who asks for words to a customer gets them more readily. */
export function standsBeside(closeness: Closeness, wordingAsked: boolean): boolean {
  const line = SCRIPT_LINES[closeness.clause];
  if (wordingAsked && closeness.missesPoint && !isMostlySaid(closeness)) return false;
  return nearness(closeness) >= (wordingAsked ? line.wording : line.plain) && closeness.approved >= line.approved;
}

/** 装机加急 is not 装不上, whatever else they share; a point that the library has no word for is passed over where the rest is that situation. */
function isMostlySaid({ askedInAll, approved }: Closeness): boolean {
  return askedInAll >= MOSTLY.asked || approved >= MOSTLY.approved;
}

/** At most this many 口径 beside one answer: more are not read in front of a customer. */
const MOST_SCRIPTS = 2;
/** A further one must come this near to the best. */
const NEAR_BEST = 0.75;

/** The 口径 to show, the nearest first. */
export function pickScripts<Script extends { closeness: Closeness }>(fitting: readonly Script[]): Script[] {
  const sorted = [...fitting].sort((a, b) => nearness(b.closeness) - nearness(a.closeness));
  const best = sorted[0] ? nearness(sorted[0].closeness) : 0;
  return sorted.filter(each => nearness(each.closeness) >= best * NEAR_BEST).slice(0, MOST_SCRIPTS);
}

/** A question or situation may be written in several ways, each of which counts: 「客户要退订；客户要拆机」. */
export function variantsOf(question: string): string[] {
  return question
    .split(/[；;\n]/u)
    .map(each => each.trim())
    .filter(each => each !== '');
}
