import { randomUUID } from 'node:crypto';
import { toShanghai } from '../../domain/calendar/shanghai.ts';
import { redactRemarks, remarksOf } from '../../domain/inspections/people.ts';
import {
  type ClosedState,
  closedAt,
  DISPUTE_DECISION_WORKING_DAYS,
  type Disputability,
  disputability,
  responseState,
} from '../../domain/inspections/response.ts';
import type { Actor } from '../../domain/org/actor.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canRespond } from '../../domain/permissions/inspections.ts';
import type { Tx } from '../../store/database.ts';
import type { ServiceContext } from '../context.ts';
import { addEvidence } from '../files/add-evidence.ts';
import { loadReleased } from '../inspections/load-released.ts';
import { redactorOf } from '../inspections/redactor.ts';
import { reviewersOf } from '../inspections/reviewers.ts';
import { type InspectionItemView, viewItems } from '../inspections/view-items.ts';
import { disputeFacts, loadDispute } from './load-dispute.ts';

export interface ItemDispute {
  readonly ordinal: number;
  readonly reason: string;
}

export interface FiledDispute {
  readonly no: string;
  readonly ordinal: number;
  readonly title: string;
  /** Its 整改 goes on meanwhile. */
  readonly rectificationNo: string | null;
  readonly dueAt: string | null;
}

export type RefusedItem = { ordinal: number } & (
  | { why: 'unknown' }
  | { why: 'nothingLost'; title: string }
  | { why: 'disputed'; title: string; no: string }
);

type Closed = { kind: 'notOpen'; no: string; state: ClosedState; at: string | null };

export type DisputeOutcome =
  | { kind: 'filed'; no: string; unitName: string; disputes: FiledDispute[] }
  /** Nothing was filed: every item must be one that can be disputed. */
  | { kind: 'refused'; no: string; items: RefusedItem[] }
  | Closed;

export type DisputePreview =
  | { kind: 'open'; no: string; unitName: string; respondBy: Date | null; items: readonly InspectionItemView[] }
  | Closed;

/** Whether this person may dispute a result now, and which of its items. @throws AppError `notFound`, `forbidden` */
export async function previewDispute(
  context: ServiceContext,
  input: { actor: Actor; no: string },
): Promise<DisputePreview> {
  const now = context.clock.now();
  return context.db.transaction(async tx => {
    const row = await loadReleased(context, tx, input.no);
    assertAllowed(canRespond(input.actor, row));
    const closed = closedWindow(row, input.no, now);
    if (closed) return closed;
    const items = (await viewItems(tx, row.id)).filter(item => stateOf(item).kind === 'open');
    // Whoever may object is of the inspected side.
    const redact = await redactorOf(tx, items.flatMap(remarksOf));
    return {
      ...{ kind: 'open', no: input.no, unitName: row.unitName, respondBy: row.respondBy },
      items: items.map(item => redactRemarks(item, redact)),
    };
  });
}

/** Which of the items named cannot be disputed; empty when all can. @throws AppError `notFound`, `forbidden` */
export async function checkDisputed(
  context: ServiceContext,
  input: { actor: Actor; no: string; ordinals: readonly number[] },
): Promise<RefusedItem[]> {
  return context.db.transaction(async tx => {
    const row = await loadReleased(context, tx, input.no);
    assertAllowed(canRespond(input.actor, row));
    return refusals(await viewItems(tx, row.id), input.ordinals);
  });
}

/**
 * 异议: says of single items of a released result that they are not right, with evidence. Whoever decides is asked; the inspector
 * knows. The 整改 of the items goes on. All items or none; done once.
 *
 * @throws AppError `notFound`, `forbidden`
 */
export async function fileDisputes(
  context: ServiceContext,
  input: { actor: Actor; submissionId: string; no: string; items: readonly ItemDispute[]; fileIds: readonly string[] },
): Promise<DisputeOutcome> {
  const { actor, submissionId, no, items } = input;
  const now = context.clock.now();
  return context.db.transaction(async tx => {
    await tx.$queryRaw`SELECT 1 FROM "Inspection" WHERE no = ${no} FOR UPDATE`;
    const row = await loadReleased(context, tx, no);
    assertAllowed(canRespond(actor, row));
    const work = async (): Promise<DisputeOutcome> => {
      const closed = closedWindow(row, no, now);
      if (closed) return closed;
      const found = await viewItems(tx, row.id);
      const refused = refusals(
        found,
        items.map(({ ordinal }) => ordinal),
      );
      if (refused.length > 0) return { kind: 'refused', no, items: refused };
      const disputes: FiledDispute[] = [];
      for (const [index, { ordinal, reason }] of items.entries()) {
        const item = found.find(each => each.ordinal === ordinal)!;
        const dispute = { actor, submissionId: `${submissionId}:${index}`, reason, fileIds: input.fileIds, now };
        disputes.push(await store(context, tx, { ...dispute, item, inspection: row }));
      }
      await context.notices.mark(tx, now, { recipientId: actor.id, refNo: no }, 'acknowledged');
      return { kind: 'filed', no, unitName: row.unitName, disputes };
    };
    return (await context.once(tx, { submissionId, useCase: 'disputes.file', at: now }, work)).result;
  });
}

function closedWindow(row: Awaited<ReturnType<typeof loadReleased>>, no: string, now: Date): Closed | undefined {
  const state = responseState(row, now);
  if (state === 'open' || state === 'notReleased') return undefined;
  return { kind: 'notOpen', no, state, at: closedAt(state, row)?.toISOString() ?? null };
}

function stateOf(item: InspectionItemView): Disputability {
  return disputability({ ...item, scoring: item.recorded.scoring, disputeNo: item.dispute?.no ?? null });
}

function refusals(items: readonly InspectionItemView[], ordinals: readonly number[]): RefusedItem[] {
  return ordinals.flatMap(ordinal => {
    const item = items.find(each => each.ordinal === ordinal);
    return refusalOf(ordinal, item) ?? [];
  });
}

function refusalOf(ordinal: number, item: InspectionItemView | undefined): RefusedItem | undefined {
  if (!item) return { ordinal, why: 'unknown' };
  const state = stateOf(item);
  const { title } = item;
  switch (state.kind) {
    case 'open':
      return undefined;
    case 'nothingLost':
      return { ordinal, why: 'nothingLost', title };
    case 'disputed':
      return { ordinal, why: 'disputed', title, no: state.no };
  }
}

async function store(
  context: ServiceContext,
  tx: Tx,
  input: {
    actor: Actor;
    submissionId: string;
    reason: string;
    fileIds: readonly string[];
    now: Date;
    item: InspectionItemView;
    inspection: Awaited<ReturnType<typeof loadReleased>>;
  },
): Promise<FiledDispute> {
  const { actor, submissionId, reason, fileIds, now, item, inspection } = input;
  const id = randomUUID();
  const no = await context.nextNumber(tx, 'dispute', toShanghai(now).year);
  await tx.findingDispute.create({
    data: { id, no, submissionId, findingId: item.findingId, reason, byId: actor.id, at: now, status: 'open' },
  });
  await addEvidence(tx, { fileIds, subjectType: 'dispute', subjectId: id, byId: actor.id, at: now });
  const facts = await disputeFacts(tx, await loadDispute(tx, no));
  const ref = { type: 'dispute' as const, no };
  const deciders = await reviewersOf(context, tx, inspection);
  await context.notices.queue(tx, now, [
    ...deciders.map(recipientId => ({
      recipientId,
      content: { code: 'disputeToDecide' as const, ...facts },
      ref,
      dedupeKey: `disputeToDecide:${no}:${recipientId}`,
    })),
    ...(deciders.includes(inspection.inspectorId)
      ? []
      : [
          {
            recipientId: inspection.inspectorId,
            content: { code: 'disputeRaised' as const, ...facts },
            ref,
            dedupeKey: `disputeRaised:${no}:${inspection.inspectorId}`,
          },
        ]),
  ]);
  const { dueAt } = context.calendar.addWorkingDays(now, DISPUTE_DECISION_WORKING_DAYS - 1);
  await context.timers.schedule(tx, dueAt, `dispute:${no}:reminder`, { kind: 'disputeReminder', id });
  await context.recordAudit(tx, {
    at: now,
    actorId: actor.id,
    action: 'dispute.filed',
    subjectType: 'dispute',
    subjectId: id,
    detail: { no, inspectionNo: inspection.no ?? '', ordinal: item.ordinal },
  });
  const notice = await tx.rectificationNotice.findUnique({ where: { findingId: item.findingId } });
  return {
    no,
    ordinal: item.ordinal,
    title: item.title,
    rectificationNo: notice?.no ?? null,
    dueAt: notice && notice.status === 'open' ? notice.dueAt.toISOString() : null,
  };
}
