import { atShanghai, type Day, shanghaiDate } from '../../../domain/calendar/shanghai.ts';
import { reword, saysPoints } from '../../../domain/penalties/reword.ts';
import { versionInForce } from '../../../domain/penalties/rule-in-force.ts';
import {
  isCapOf,
  isProposedByPerson,
  isReward,
  isRulePoints,
  type RuleTerms,
  sameTerms,
} from '../../../domain/penalties/rule-terms.ts';
import { succession } from '../../../domain/penalties/succession.ts';
import { AppError } from '../../../errors.ts';
import type { Prisma, Tx } from '../../../store/database.ts';
import { termsOf } from '../terms-of.ts';

/** A version as it is proposed: its terms, its first day, and its wording where a person words it. */
export interface RuleDraft {
  readonly ruleId: string;
  readonly terms: RuleTerms;
  readonly from: Day;
  readonly text?: string;
}

/** Why a draft cannot be published. */
export type DraftObstacle =
  /** It would begin on a day that is over. */
  | { readonly kind: 'inThePast'; readonly title: string; readonly today: Day }
  | { readonly kind: 'unchanged'; readonly title: string }
  /** The limit is below the points of one occurrence. */
  | { readonly kind: 'capTooLow'; readonly title: string; readonly points: string }
  /** Such entries are proposed by a person: a second one confirms it. */
  | { readonly kind: 'mustConfirm'; readonly title: string }
  /** The wording cannot be changed by rule, or does not say the points. */
  | { readonly kind: 'wording'; readonly title: string; readonly text: string; readonly points: string };

export type LoadedDraft = Awaited<ReturnType<typeof loadDraft>>;

/** A draft beside the rule that it changes, or a `DraftObstacle`. @throws AppError `notFound`, `invalidInput` */
export async function loadDraft(db: Tx | Prisma, draft: RuleDraft, now: Date) {
  const { ruleId, terms, from } = draft;
  if (!isRulePoints(terms.points) || terms.per === '') throw new AppError('invalidInput', { field: 'terms' });
  const rule = await db.penaltyRule.findUnique({
    where: { id: ruleId },
    include: { versions: { orderBy: { version: 'desc' } } },
  });
  const [latest] = rule?.versions ?? [];
  if (!rule || !latest) throw new AppError('notFound', { no: ruleId });
  const { title, versions } = rule;
  const today = shanghaiDate(now);
  if (from < today) return { kind: 'inThePast' as const, title, today };
  if (terms.cap !== null && !isCapOf(terms.cap, terms.points))
    return { kind: 'capTooLow' as const, title, points: terms.points };
  const reward = isReward(latest.trigger);
  if (isProposedByPerson(latest.trigger) && !terms.needsConfirmation) return { kind: 'mustConfirm' as const, title };
  const begins = atShanghai(from, '00:00');
  // What would be in force on that day without it.
  const base = versionInForce(versions, begins) ?? latest;
  const before = termsOf(base);
  const text = draft.text ?? reword(base.text, before, terms, reward ? '加' : '扣');
  if (text === undefined || !saysPoints(text, terms.points))
    return { kind: 'wording' as const, title, text: text ?? base.text, points: terms.points };
  if (sameTerms(before, terms) && text === base.text) return { kind: 'unchanged' as const, title };
  return {
    kind: 'draft' as const,
    ...{ rule, title, latest, base, before, begins, text, ...succession(versions, begins) },
  };
}
