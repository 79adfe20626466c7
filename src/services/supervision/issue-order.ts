import { randomUUID } from 'node:crypto';
import { toShanghai } from '../../domain/calendar/shanghai.ts';
import type { Actor } from '../../domain/org/actor.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canDecideOrder } from '../../domain/permissions/supervision.ts';
import type { ClockLine } from '../../domain/supervision/notices.ts';
import type { ServiceContext } from '../context.ts';
import { loadCase } from '../rectification/load-case.ts';
import { checkIssuable, type PrepareOutcome, partiesOfCase } from './prepare-order.ts';
import { responsiblePeople } from './recipients.ts';
import { startClocks } from './start-clocks.ts';

export type IssueOutcome =
  /** `issueNo` is the 单号 of the major problem that was recorded with it. */
  | { kind: 'issued'; no: string; issueNo: string; title: string; responsibleUnitName: string; clocks: ClockLine[] }
  | Exclude<PrepareOutcome, { kind: 'ready' }>;

/**
 * 发起督办: judges a rectification notice to be a major problem (重大服务质量问题), which is recorded, and raises it to a supervision
 * order with its three clocks, all from now. Source: plan, part 6: 督办 is for major problems. To the responsible unit's
 * head and service officers; a copy to the inspected unit's head.
 */
export async function issueOrder(
  context: ServiceContext,
  input: { actor: Actor; submissionId: string; rectificationNo: string; title: string; requirement: string },
): Promise<IssueOutcome> {
  const { actor, submissionId, title, requirement } = input;
  const now = context.clock.now();
  return context.db.transaction(async tx => {
    // Two officers at once must not both find that there is no order yet.
    await tx.$queryRaw`SELECT 1 FROM "RectificationNotice" WHERE no = ${input.rectificationNo} FOR UPDATE`;
    const matter = await loadCase(tx, input.rectificationNo);
    const parties = await partiesOfCase(context, tx, matter);
    assertAllowed(canDecideOrder(actor, parties));
    const work = async (): Promise<IssueOutcome> => {
      const check = await checkIssuable(tx, matter);
      if (check.kind !== 'ready') return check;
      const { unitId, unitName, responsibleUnitId, responsibleUnitName } = matter;
      const id = randomUUID();
      const no = await context.nextNumber(tx, 'supervision', toShanghai(now).year);
      const majorIssueId = randomUUID();
      const issueNo = await context.nextNumber(tx, 'majorIssue', toShanghai(now).year);
      await tx.majorIssue.create({
        data: {
          ...{ id: majorIssueId, no: issueNo, responsibleUnitId, title, text: requirement },
          status: 'open',
          raisedById: actor.id,
          raisedAt: now,
        },
      });
      await tx.supervisionOrder.create({
        data: {
          ...{ id, no, submissionId, unitId, responsibleUnitId, title, requirement },
          origin: 'city',
          rectificationId: matter.id,
          majorIssueId,
          status: 'issued',
          issuedById: actor.id,
          issuedAt: now,
        },
      });
      const clocks = await startClocks(context, tx, { orderId: id, no, round: 1, from: now });
      await context.recordAudit(tx, {
        at: now,
        actorId: actor.id,
        action: 'supervision.issued',
        subjectType: 'supervision',
        subjectId: id,
        detail: { no, issueNo, rectificationNo: matter.no, responsibleUnitId },
      });
      const content = {
        code: 'supervisionIssued' as const,
        ...{ no, title, requirement, unitName, responsibleUnitName, clocks },
        issuerName: actor.name,
      };
      const addressees = await responsiblePeople(context, tx, parties);
      const { headId } = matter.parties;
      const copies = headId === undefined || addressees.includes(headId) ? [] : [headId];
      await context.notices.queue(
        tx,
        now,
        [...addressees, ...copies].map(recipientId => ({
          recipientId,
          content: { ...content, copy: copies.includes(recipientId) },
          ref: { type: 'supervision', no },
          dedupeKey: `supervisionIssued:${no}:${recipientId}`,
        })),
      );
      return { kind: 'issued', no, issueNo, title, responsibleUnitName, clocks };
    };
    return (await context.once(tx, { submissionId, useCase: 'issueOrder', at: now }, work)).result;
  });
}
