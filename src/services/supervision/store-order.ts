import { randomUUID } from 'node:crypto';
import { toShanghai } from '../../domain/calendar/shanghai.ts';
import type { Actor } from '../../domain/org/actor.ts';
import type { ClockLine } from '../../domain/supervision/notices.ts';
import type { SupervisionParties } from '../../domain/supervision/parties.ts';
import type { Tx } from '../../store/database.ts';
import type { ServiceContext } from '../context.ts';
import { askToSign } from './ask-to-sign.ts';
import { responsiblePeople } from './recipients.ts';
import { startClocks } from './start-clocks.ts';

export interface NewOrder {
  readonly actor: Actor;
  readonly submissionId: string;
  readonly title: string;
  readonly requirement: string;
  readonly unitId: string;
  readonly unitName: string;
  readonly responsibleUnitId: string;
  readonly responsibleUnitName: string;
  readonly rectification: { readonly id: string; readonly no: string } | null;
  /** Where it was entered from the province. */
  readonly province: { readonly no: string; readonly dueAt: Date } | null;
  readonly parties: SupervisionParties;
  /** Somebody to know, not to act. */
  readonly copyToId: string | undefined;
  readonly now: Date;
}

/**
 * Stores a supervision order with the major problem (重大服务质量问题) it stands for and its three clocks, and tells the responsible unit's
 * head and service officers. Inside the transaction of the use case that issues it; checks no permission.
 */
export async function storeOrder(
  context: ServiceContext,
  tx: Tx,
  order: NewOrder,
): Promise<{ no: string; issueNo: string; clocks: ClockLine[] }> {
  const { actor, submissionId, title, requirement, unitId, responsibleUnitId, rectification, province, now } = order;
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
      origin: province ? 'province' : 'city',
      provinceNo: province?.no ?? null,
      provinceDueAt: province?.dueAt ?? null,
      rectificationId: rectification?.id ?? null,
      majorIssueId,
      status: 'issued',
      issuedById: actor.id,
      issuedAt: now,
    },
  });
  const provinceDueAt = province?.dueAt ?? null;
  const clocks = await startClocks(context, tx, {
    ...{ orderId: id, no, responsibleUnitId, round: 1, from: now, provinceDueAt },
    earlier: [],
  });
  await askToSign(context, tx, { id, no, responsibleUnitId, clocks, now });
  await context.recordAudit(tx, {
    at: now,
    actorId: actor.id,
    action: 'supervision.issued',
    subjectType: 'supervision',
    subjectId: id,
    detail: { no, issueNo, rectificationNo: rectification?.no ?? null, responsibleUnitId },
  });
  const content = {
    code: 'supervisionIssued' as const,
    ...{ no, title, requirement, clocks },
    unitName: order.unitName,
    responsibleUnitName: order.responsibleUnitName,
    issuerName: actor.name,
    ...(province && { province: { no: province.no, dueAt: province.dueAt.toISOString() } }),
  };
  const addressees = await responsiblePeople(context, tx, order.parties);
  const { copyToId } = order;
  const copies = copyToId === undefined || addressees.includes(copyToId) ? [] : [copyToId];
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
  return { no, issueNo, clocks };
}
