import type { NewNotice } from '../../../domain/notices/notice.ts';
import type { ReversalNotice } from '../../../domain/penalties/notices.ts';
import { eachOnce, type Spokesperson } from '../../org/spokespeople.ts';
import type { Reversible } from './load-reversible.ts';

/** What every notice about a 冲销 names. `points` as they stand. */
export const reversalFacts = (
  { entry, unitName, posted }: Pick<Reversible, 'entry' | 'unitName' | 'posted'>,
  ground: string,
) => ({ no: entry.no, unitName, points: posted, ruleTitle: entry.ruleVersion.rule.title, ground });

/** A notice about a 冲销 to these people, each once per 冲销 and code; `id` is the 冲销's: a refused one may be followed by another. */
export const reversalNotices = (
  id: string,
  readers: readonly Spokesperson[],
  content: ReversalNotice,
  more = '',
): NewNotice[] =>
  eachOnce(readers).map(to => ({
    ...{ ...to, ref: { type: 'penalty' as const, no: content.no }, content },
    dedupeKey: `${content.code}:${id}:${to.recipientId}${more}`,
  }));
