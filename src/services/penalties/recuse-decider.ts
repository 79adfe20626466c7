import type { Actor } from '../../domain/org/actor.ts';
import type { DeadlineBasis } from '../../domain/penalties/appeal-window.ts';
import { type DeciderPick, type PickFacts, pickDecider } from '../../domain/penalties/pick-decider.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canRecuse, standsInFor } from '../../domain/permissions/penalties.ts';
import { AppError } from '../../errors.ts';
import type { Tx } from '../../store/database.ts';
import type { PenaltyEntry, ScoreAppeal } from '../../store/generated/client.ts';
import type { ServiceContext } from '../context.ts';
import { eachOnce, spokespeopleOf } from '../org/spokespeople.ts';
import { askToDecide, deciderOf, pickFacts, pickInput } from './load-appeal-decider.ts';
import { confirmedPointsOf } from './load-entry.ts';
import { loadUnitNames } from './load-people.ts';

export type RecusedDecider =
  | ({ kind: 'recused'; no: string; deciderName: string } & PickFacts)
  | { kind: 'alreadyDecided'; no: string }
  /** The unit has asked for another decider before, or one has stepped aside. */
  | { kind: 'askedBefore'; no: string }
  /** There is nobody else who may decide. */
  | { kind: 'nobodyElse'; no: string };

/**
 * 回避: whoever decides an appeal steps aside, or the unit that appeals asks for another, once; the next person that the rule picks decides, by the
 * same deadline. Source: 《服务质量考核办法》第三十条; that the unit's wish is followed once is our default (示例).
 *
 * @throws AppError `notFound`, `forbidden`
 */
export async function recuseDecider(
  context: ServiceContext,
  input: { actor: Actor; no: string; reason: string; submissionId: string },
): Promise<RecusedDecider> {
  const { actor, no, reason, submissionId } = input;
  const now = context.clock.now();
  return context.db.transaction(async tx => {
    await tx.$queryRaw`SELECT 1 FROM "ScoreAppeal" WHERE no = ${no} FOR UPDATE`;
    const appeal = await tx.scoreAppeal.findUnique({ where: { no }, include: { entry: true } });
    if (!appeal) throw new AppError('notFound', { no });
    const work = async (): Promise<RecusedDecider> => {
      const deciderId = await deciderOf(context, tx, appeal);
      assertAllowed(canRecuse(actor, { ...appeal.entry, deciderId }));
      if (appeal.status !== 'open') return { kind: 'alreadyDecided', no };
      const asks = actor.id !== deciderId;
      const standIn = standsInFor(actor, appeal.entry.responsibleUnitId);
      if (asks && appeal.recusedIds.length > 0) return { kind: 'askedBefore', no };
      const recusedIds = [...appeal.recusedIds, ...(deciderId === undefined ? [] : [deciderId])];
      const pick = pickDecider(await pickInput(context, tx, { ...appeal, recusedIds }));
      if (!pick) return { kind: 'nobodyElse', no };
      await tx.scoreAppeal.update({ where: { id: appeal.id }, data: { deciderId: pick.deciderId, recusedIds } });
      await tellChange(context, tx, { appeal, pick, before: deciderId, reason, now });
      await context.recordAudit(tx, {
        ...{ at: now, actorId: actor.id, action: 'appeal.recused', subjectType: 'appeal', subjectId: appeal.id },
        detail: {
          ...{ no, before: deciderId ?? null, deciderId: pick.deciderId, reason },
          ...(asks && standIn && { forId: standIn.forId }),
        },
      });
      return { kind: 'recused', no, ...(await pickFacts(tx, pick)) };
    };
    return (await context.once(tx, { submissionId, useCase: 'penalties.recuse', at: now }, work)).result;
  });
}

/** That somebody else decides: to that person, the unit and whoever decided before. `reason`: of a 回避. */
export async function tellChange(
  context: ServiceContext,
  tx: Tx,
  change: {
    appeal: ScoreAppeal & { entry: PenaltyEntry };
    pick: DeciderPick;
    before: string | undefined;
    reason: string;
    now: Date;
  },
): Promise<void> {
  const { appeal, pick, before, reason, now } = change;
  const { no, entry, dueAt, grounds, evidenceNos } = appeal;
  const unitName = (await loadUnitNames(tx))(entry.responsibleUnitId);
  const facts = { no, penaltyNo: entry.no, unitName, points: await confirmedPointsOf(tx, entry) };
  const files = await tx.evidence.count({ where: { subjectType: 'appeal', subjectId: appeal.id } });
  const spokespeople = await spokespeopleOf(context, tx, entry.responsibleUnitId);
  const { deciderName, ...picked } = await pickFacts(tx, pick);
  if (before !== undefined) await context.notices.mark(tx, now, { recipientId: before, refNo: no }, 'handled');
  await context.notices.queue(tx, now, [
    askToDecide(pick, {
      ...facts,
      ...{ grounds, evidence: { files, nos: evidenceNos } },
      ...{ dueAt: dueAt.toISOString(), dueBasis: appeal.dueBasis as unknown as DeadlineBasis },
      ...picked,
    }),
    ...eachOnce([...spokespeople, ...(before === undefined ? [] : [{ recipientId: before }])]).map(to => ({
      ...to,
      ref: { type: 'appeal' as const, no },
      content: {
        code: 'appealDeciderChanged' as const,
        ...{ ...facts, ...picked, deciderName, reason },
      },
      dedupeKey: `appealDeciderChanged:${no}:${to.recipientId}:${pick.deciderId}`,
    })),
  ]);
}
