import type { Citation } from '../../src/domain/conversation/message.ts';
import type { FoundClause } from '../../src/services/standards/ask-standard.ts';

/** 《投诉处理办法》（2026-01-01版）第十条; where a number alone names no place, the whole path. */
export function cite({ standard, version, clause, number }: FoundClause): string {
  const place = /^第.+条$/u.test(number) ? number : clause.replaceAll('/', ' ');
  return `《${standard}》（${version}版）${place}`;
}

/** The clause as the message carries it: its whole text, to open where the channel can. */
export function citation({ standard, version, clause, text }: FoundClause): Citation {
  return { standard, version, clause, text };
}

export const citations = (clauses: readonly FoundClause[]): Citation[] =>
  [...new Map(clauses.map(clause => [clause.id, clause])).values()].map(citation);
