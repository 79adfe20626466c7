import type { LedgerChange } from '../../domain/kpi/ledger-change.ts';
import { monthsOf } from '../../domain/kpi/periods.ts';
import { rank } from '../../domain/kpi/ranking.ts';
import type { Actor } from '../../domain/org/actor.ts';
import { plain } from '../../domain/penalties/ledger.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canSeeRanking, canSeeScore } from '../../domain/permissions/kpi.ts';
import type { ServiceContext } from '../context.ts';
import { loadUnitNames, loadUnitPath } from '../penalties/load-people.ts';
import { awaitsLiability } from '../penalties/load-reviews.ts';
import { compute, type NamedScore } from './compute.ts';
import { type Standing, scoresOf } from './scores-of.ts';
import { ledgerBetween } from './snapshot.ts';

export type Explained =
  | {
      readonly kind: 'score';
      readonly score: NamedScore;
      readonly standing: Standing;
      /** Place among all units; null without a score, or where the actor may not know the others'. */
      readonly place: { readonly rank: number; readonly of: number } | null;
      /** Names of the inspected units in the score, by id. */
      readonly nameOf: (unitId: string) => string;
      /** Points that are proposed and not decided yet; nothing of them is in the score. */
      readonly pending: readonly { readonly no: string; readonly title: string; readonly points: string }[];
      /** Points that a 冲销 gave back, and that are in the score no more. */
      readonly reversed: readonly { readonly no: string; readonly title: string; readonly points: string }[];
      /** Of a frozen score: what of the ledger counts otherwise since; a 重算 takes it in. */
      readonly since: readonly LedgerChange[];
    }
  /** No programme inspects anything that the unit answers for. */
  | { readonly kind: 'notAssessed'; readonly unitName: string };

/**
 * 得分怎么算的: a unit's score of a period with every step down to the results it was made from. Without a unit, that of the actor, or of the
 * only unit that is assessed by the programme named where the actor's is not assessed at all.
 *
 * @throws AppError `forbidden`
 */
export async function explainScore(
  context: ServiceContext,
  input: { actor: Actor; period: string; unitId?: string; programmeId?: string },
): Promise<Explained> {
  const { actor, period } = input;
  const path = await loadUnitPath(context, actor);
  const { scores, standing } = await scoresOf(context, period);
  const assessed = new Set(scores.map(({ unitId }) => unitId));
  const own = [...actor.headOf, ...path].find(unitId => assessed.has(unitId));
  const unitId = input.unitId ?? own ?? onlyUnitOf(scores, input.programmeId) ?? actor.unitId;
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
    pending: await loadPending(context, unitId, period),
    reversed: await loadReversed(context, score),
    since: standing.kind === 'frozen' ? await ledgerSince(context, score) : [],
  };
}

async function ledgerSince({ db: { prisma }, clock }: ServiceContext, frozen: NamedScore): Promise<LedgerChange[]> {
  const { scores } = await compute(prisma, frozen.period, clock.now());
  return ledgerBetween(
    frozen,
    scores.find(({ unitId }) => unitId === frozen.unitId),
  );
}

function onlyUnitOf(scores: readonly NamedScore[], programmeId: string | undefined): string | undefined {
  const [only, ...others] = scores.filter(
    score => score.kind === 'period' && score.programmes.some(each => each.programmeId === programmeId),
  );
  return others.length === 0 ? only?.unitId : undefined;
}

async function loadReversed({ db: { prisma } }: ServiceContext, score: NamedScore) {
  if (score.kind === 'year') return [];
  const { unitId, period } = score;
  const rows = await prisma.penaltyEntry.findMany({
    where: {
      responsibleUnitId: unitId,
      period: { in: monthsOf(period) },
      reversals: { some: { status: 'confirmed' } },
    },
    include: { ruleVersion: { include: { rule: true } } },
    orderBy: { no: 'asc' },
  });
  // A score that was frozen before still counts it: it is told as what has changed since.
  return rows
    .filter(row => !score.points.entries.some(({ no }) => no === row.no))
    .map(({ no, points, ruleVersion }) => ({
      ...{ no, title: ruleVersion.rule.title, points: plain(points.toString()) },
    }));
}

async function loadPending({ db: { prisma } }: ServiceContext, unitId: string, period: string) {
  const rows = await prisma.penaltyEntry.findMany({
    where: { responsibleUnitId: unitId, period: { in: monthsOf(period) }, status: 'proposed' },
    include: { ruleVersion: { include: { rule: true } } },
    orderBy: { no: 'asc' },
  });
  const told: typeof rows = [];
  // Whose it is comes first: until that is decided nobody is told of points.
  for (const row of rows) if (!(await awaitsLiability(prisma, row))) told.push(row);
  return told.map(({ no, points, ruleVersion }) => ({
    ...{ no, title: ruleVersion.rule.title, points: plain(points.toString()) },
  }));
}
