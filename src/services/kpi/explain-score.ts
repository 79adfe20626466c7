import { rank } from '../../domain/kpi/ranking.ts';
import type { Actor } from '../../domain/org/actor.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canSeeRanking, canSeeScore } from '../../domain/permissions/kpi.ts';
import type { ServiceContext } from '../context.ts';
import { loadUnitNames, loadUnitPath } from '../penalties/load-people.ts';
import type { NamedScore } from './compute.ts';
import { type Standing, scoresOf } from './scores-of.ts';

export type Explained =
  | {
      readonly kind: 'score';
      readonly score: NamedScore;
      readonly standing: Standing;
      /** Place among all units; null without a score, or where the actor may not know the others'. */
      readonly place: { readonly rank: number; readonly of: number } | null;
      /** Names of the inspected units in the score, by id. */
      readonly nameOf: (unitId: string) => string;
    }
  /** No programme inspects anything that the unit answers for. */
  | { readonly kind: 'notAssessed'; readonly unitName: string };

/**
 * 得分怎么算的: a unit's score of a period with every step down to the results it was made from. Without a unit, that of the actor.
 *
 * @throws AppError `forbidden`
 */
export async function explainScore(
  context: ServiceContext,
  input: { actor: Actor; period: string; unitId?: string },
): Promise<Explained> {
  const { actor, period } = input;
  const path = await loadUnitPath(context, actor);
  const { scores, standing } = await scoresOf(context, period);
  const assessed = new Set(scores.map(({ unitId }) => unitId));
  const own = [...actor.headOf, ...path].find(unitId => assessed.has(unitId));
  const unitId = input.unitId ?? own ?? actor.unitId;
  assertAllowed(canSeeScore(actor, unitId, path));
  const nameOf = await loadUnitNames(context.db.prisma);
  const score = scores.find(each => each.unitId === unitId);
  if (!score) return { kind: 'notAssessed', unitName: nameOf(unitId) };
  const ranked = rank(scores);
  const place = ranked.find(({ each }) => each.unitId === unitId)?.rank ?? null;
  return {
    kind: 'score',
    score,
    standing,
    place:
      place !== null && canSeeRanking(actor).allowed
        ? { rank: place, of: ranked.filter(each => each.rank !== null).length }
        : null,
    nameOf,
  };
}
