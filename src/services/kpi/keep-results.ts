import { randomUUID } from 'node:crypto';
import { kindOfPeriod } from '../../domain/kpi/periods.ts';
import type { NewNotice } from '../../domain/notices/notice.ts';
import type { Tx } from '../../store/database.ts';
import type { ServiceContext } from '../context.ts';
import { loadSpokespeople } from '../org/spokespeople.ts';
import { asJson } from '../penalties/json.ts';
import type { Computed, NamedScore } from './compute.ts';
import { hashOf, ledgerBetween, placesOf, scoreText } from './snapshot.ts';

/** Writes the frozen score of every unit with all that it was made from, beside the one that it restates. */
export async function keepResults(
  tx: Tx,
  input: { closingId: string; revision: number; computed: Computed; now: Date; reason: string },
): Promise<void> {
  const { closingId, revision, computed, now, reason } = input;
  const { period, scores, assessment } = computed;
  const earlier = await tx.kpiResult.findMany({ where: { period, revision: revision - 1 } });
  await tx.kpiResult.createMany({
    data: scores.map(score => ({
      ...{ id: randomUUID(), closingId, unitId: score.unitId, periodKind: kindOfPeriod(period), period, revision },
      ...{ score: scoreText(score.outcome), inputs: asJson(score), ruleVersions: { assessment } },
      ...{ inputHash: hashOf(score), frozenAt: now, reason },
      restatesId: earlier.find(({ unitId }) => unitId === score.unitId)?.id ?? null,
    })),
  });
}

/** Tells every unit's head, and who stands in for one on leave, what was frozen, and what it was before; of a 重算 only those of units whose score, points or place it changes. */
export async function frozenNotices(
  context: ServiceContext,
  tx: Tx,
  told: {
    no: string;
    period: string;
    before: readonly NamedScore[];
    after: readonly NamedScore[];
    restated: string | null;
  },
): Promise<NewNotice[]> {
  const { no, period, before, after, restated } = told;
  const spokespeople = await loadSpokespeople(
    context,
    tx,
    after.map(({ unitId }) => unitId),
  );
  const { of, rankOf } = placesOf(after);
  const placedBefore = placesOf(before);
  return after.flatMap(score => {
    const { unitId, unitName, outcome } = score;
    const old = before.find(each => each.unitId === unitId);
    const ledger = ledgerBetween(old, score);
    const facts = { no, period, unitName, score: scoreText(outcome), before: old ? scoreText(old.outcome) : null };
    const moved = facts.score !== facts.before || ledger.length > 0 || rankOf(unitId) !== placedBefore.rankOf(unitId);
    if (restated !== null && !moved) return [];
    return (spokespeople.get(unitId) ?? []).map(to => ({
      ...to,
      content: {
        ...{ code: 'kpiFrozen' as const, ...facts, ledger, rank: rankOf(unitId), of, restated },
        ...(outcome.kind !== 'score' && { without: outcome.kind }),
      },
      ref: { type: 'kpiClosing' as const, no },
      dedupeKey: `kpiFrozen:${no}:${unitId}:${to.recipientId}`,
    }));
  });
}
