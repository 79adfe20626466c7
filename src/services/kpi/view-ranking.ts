import { rank } from '../../domain/kpi/ranking.ts';
import type { Outcome } from '../../domain/kpi/score.ts';
import type { Actor } from '../../domain/org/actor.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canSeeRanking, canSeeScore } from '../../domain/permissions/kpi.ts';
import type { ServiceContext } from '../context.ts';
import { loadUnitPath } from '../penalties/load-people.ts';
import { type Standing, scoresOf } from './scores-of.ts';

export interface RankingLine {
  /** Null without a score. */
  readonly rank: number | null;
  readonly unitId: string;
  readonly unitName: string;
  readonly outcome: Outcome;
  /** Decimal string: points lost in the period; null for a year, whose quarters have lost theirs already. */
  readonly points: string | null;
  /** The actor may ask how it came about. */
  readonly mayExplain: boolean;
  readonly own: boolean;
}

export interface Ranking {
  readonly period: string;
  readonly standing: Standing;
  readonly lines: readonly RankingLine[];
}

/** 考核排名 of a month, quarter or year. @throws AppError `forbidden` */
export async function viewRanking(context: ServiceContext, input: { actor: Actor; period: string }): Promise<Ranking> {
  const { actor, period } = input;
  assertAllowed(canSeeRanking(actor));
  const path = await loadUnitPath(context, actor);
  const { scores, standing } = await scoresOf(context, period);
  return {
    period,
    standing,
    lines: rank(scores).map(({ rank: place, each }) => ({
      rank: place,
      unitId: each.unitId,
      unitName: each.unitName,
      outcome: each.outcome,
      points: each.kind === 'year' ? null : each.points.sum,
      mayExplain: canSeeScore(actor, each.unitId, path).allowed,
      own: path.includes(each.unitId) || actor.headOf.includes(each.unitId),
    })),
  };
}
