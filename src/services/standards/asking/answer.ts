import type { Citation } from '../../../domain/conversation/message.ts';
import type { StandardLevel } from '../../../domain/standards/levels.ts';
import type { Lead } from './lead.ts';

export type { ApprovedText } from '../../questions/approved-texts.ts';
export type { Lead } from './lead.ts';

export interface FoundClause extends Citation {
  readonly id: string;
  readonly number: string;
  readonly heading: string | null;
  readonly level: StandardLevel;
}

/** A clause with the part of its text that comes nearest to the question. */
export interface PassageClause extends FoundClause {
  readonly passage: string;
}

/** What one clause says to a question, every word as it stands there. */
export interface AnswerPart {
  readonly clause: FoundClause;
  /** The figures that answer, first of all: 48小时内（城市）、72小时内（农村）. */
  readonly figures: string | null;
  readonly quote: string;
  /** Whether the quote is the clause's whole text. */
  readonly isWhole: boolean;
}

/** One edition's say within the time asked about. */
export interface DatedPart {
  readonly version: string;
  /** From when to when it was in force; `to` is exclusive and null while it still is. */
  readonly from: Date;
  readonly to: Date | null;
  readonly withdrawnAt: Date | null;
  /** Null where this edition has no such clause. */
  readonly part: AnswerPart | null;
}

export interface ComparedSide {
  /** As the person named it. */
  readonly name: string;
  readonly part: AnswerPart;
}

/** In what form an answer is given; each has its own wording. */
export type AnswerShape =
  | { readonly kind: 'single'; readonly part: AnswerPart; readonly lead: Lead | null }
  /** A model worded it from the parts; nothing in it that does not stand there. */
  | { readonly kind: 'worded'; readonly text: string; readonly parts: readonly AnswerPart[] }
  /** Several standards answer, by level; `open` where their figures neither agree nor exclude each other. */
  | {
      readonly kind: 'grouped';
      readonly parts: readonly AnswerPart[];
      readonly agreement: 'same' | 'different' | 'open';
      readonly asksTime: boolean;
    }
  /** Of two that were to be compared only one has the figure. */
  | { readonly kind: 'oneSided'; readonly side: ComparedSide; readonly lacking: string; readonly measure: string }
  | { readonly kind: 'compared'; readonly sides: readonly [ComparedSide, ComparedSide]; readonly sameClause: boolean }
  /** By editions, in order of time; `standard` is whose. */
  | {
      readonly kind: 'dated';
      readonly standard: string;
      readonly editions: readonly DatedPart[];
      /** Whether the editions say the same. */
      readonly unchanged: boolean;
      /** 旧版 was asked for and there is none. */
      readonly noEarlier: boolean;
    };

/** A choice of the one question asked back. */
export interface Choice {
  readonly clauseId: string;
  /** In words a person understands, and by which the clause is found again: 办结时限（投诉处理办法第十条）. */
  readonly label: string;
}

export interface Chapter {
  readonly name: string;
  /** Headings of its clauses, or the numbers of the first and the last where they have none. */
  readonly clauses: readonly string[];
}

/** Why nothing is answered. */
export type NoneReason =
  | { readonly kind: 'nothingFound' }
  /** Only words that ask, and nothing asked before. */
  | { readonly kind: 'noSubject' }
  /** What was asked before is the same for both. */
  | { readonly kind: 'notApart'; readonly left: string; readonly right: string }
  | { readonly kind: 'noSuchDay'; readonly words: string }
  | { readonly kind: 'unknownStandard'; readonly name: string }
  | { readonly kind: 'unknownArticle'; readonly standard: string; readonly first: string; readonly last: string }
  /** The time asked about lies before the first edition of the standard that answers today. */
  | { readonly kind: 'beforeFirst'; readonly standard: string; readonly firstFrom: Date };

/** What a question is remembered by, so that the next may lean on it; small JSON. */
export interface AskedBefore {
  /** In full, without its time. */
  readonly question: string;
  readonly time?: string;
  /** Of the clause that came first. */
  readonly standard?: string;
  /** The person was asked back; not again in a row. */
  readonly askedBack?: true;
}

export type Answer =
  | {
      readonly outcome: 'answer';
      readonly shape: AnswerShape;
      /** The first `cited` clauses are what the answer rests on; the others were found too. */
      readonly clauses: readonly FoundClause[];
      readonly cited: number;
      /** The standard that was named and says nothing of it; the answer is from others. */
      readonly notIn: string | null;
    }
  | {
      readonly outcome: 'candidates';
      readonly shape: Extract<AnswerShape, { kind: 'compared' }> | null;
      /** The likeliest; none where the shape shows them. */
      readonly candidates: readonly PassageClause[];
      readonly clauses: readonly FoundClause[];
    }
  | { readonly outcome: 'clarify'; readonly choices: readonly Choice[]; readonly clauses: readonly FoundClause[] }
  | {
      readonly outcome: 'overview';
      readonly standard: string;
      readonly version: string;
      readonly count: number;
      readonly chapters: readonly Chapter[];
    }
  | { readonly outcome: 'none'; readonly reason: NoneReason; readonly examples: readonly string[] };
