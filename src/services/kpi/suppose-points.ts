import { rank } from '../../domain/kpi/ranking.ts';
import type { Outcome } from '../../domain/kpi/score.ts';
import { scoreUnit } from '../../domain/kpi/unit-score.ts';
import type { Actor } from '../../domain/org/actor.ts';
import { canSeeRanking } from '../../domain/permissions/kpi.ts';
import type { ServiceContext } from '../context.ts';
import { scoreFacts } from './compute.ts';
import { loadFacts } from './load-facts.ts';

/** Where a unit stands in a quarter, and where it would with more points against it; ranks are null where it has none, or this person sees none. */
export interface Supposed {
  readonly quarter: string;
  readonly now: Outcome;
  readonly then: Outcome;
  readonly rankNow: number | null;
  readonly rankThen: number | null;
}

/** The scores of a quarter as they are, and with points against one unit that nobody has entered. `points`: decimal string. Writes nothing. */
export async function supposePoints(
  context: ServiceContext,
  input: { actor: Actor; quarter: string; unitId: string; points: string },
): Promise<Supposed> {
  const { quarter, unitId, points } = input;
  const facts = await loadFacts(context.db.prisma, quarter);
  const scores = scoreFacts(facts, context.clock.now());
  const own = scores.find(score => score.unitId === unitId);
  const supposed = { no: '', title: '', status: 'final' as const, posted: points };
  const none: Outcome = { kind: 'notDrawn' };
  const then =
    own?.kind === 'period'
      ? scoreUnit({
          ...{ unitId, period: quarter, programmes: own.programmes, assessment: facts.assessment.rules },
          points: [...(facts.points.get(unitId) ?? []), supposed],
        }).outcome
      : none;
  const seesRank = canSeeRanking(input.actor).allowed;
  const placeIn = (all: readonly { unitId: string; outcome: Outcome }[]) =>
    (seesRank ? rank(all).find(({ each }) => each.unitId === unitId)?.rank : undefined) ?? null;
  return {
    ...{ quarter, now: own?.outcome ?? none, then },
    rankNow: placeIn(scores),
    rankThen: placeIn(scores.map(score => (score.unitId === unitId ? { unitId, outcome: then } : score))),
  };
}
