import { type LiabilitySubjectType, subjectTypeOf } from '../../domain/liability/subject.ts';
import { isFinished } from '../../domain/supervision/workflow.ts';
import { AppError } from '../../errors.ts';
import type { Prisma, Tx } from '../../store/database.ts';
import type { OrdersOf } from '../supervision/pause-clocks.ts';
import { loadMatter } from './load-matter.ts';

/** A record whose responsibility can be contested, with the deductions proposed from it (or itself). */
export interface LiabilitySubject {
  readonly type: LiabilitySubjectType;
  readonly id: string;
  readonly no: string;
  readonly status: string;
  readonly responsibleUnitId: string;
  /** Of a 整改通知, a 督办单 or a bulletin's problem: where the matter is; may contest as well. */
  readonly inspectedUnitId: string | null;
  /** Open 督办单 of a 整改通知 that the same unit answers for: they go where the notice goes. */
  readonly orders: readonly { id: string; no: string }[];
  readonly penalties: readonly SubjectPenalty[];
}

type SubjectPenalty = Awaited<ReturnType<typeof penaltiesWhere>>[number];

interface EntryWhere {
  no?: string;
  subjectType?: string;
  subjectId?: { in: string[] };
  OR?: EntryWhere[];
}

const penaltiesWhere = (db: Tx | Prisma, where: EntryWhere) =>
  db.penaltyEntry.findMany({ where, include: { ruleVersion: { include: { rule: true } } }, orderBy: { no: 'asc' } });

const withClocks = { include: { clocks: { select: { id: true } } } } as const;
const clockIds = (order: { clocks: readonly { id: string }[] }): string[] => order.clocks.map(({ id }) => id);

/** @throws AppError `notFound`, also for a 单号 of a kind that cannot be contested. */
export async function loadLiabilitySubject(db: Tx | Prisma, no: string): Promise<LiabilitySubject> {
  const found = await find(db, no);
  if (!found) throw new AppError('notFound', { no });
  return found;
}

async function find(db: Tx | Prisma, no: string): Promise<LiabilitySubject | undefined> {
  const type = subjectTypeOf(no);
  switch (type) {
    case undefined:
      return undefined;
    case 'penalty': {
      const [entry] = await penaltiesWhere(db, { no });
      return entry && { ...entry, type, inspectedUnitId: null, orders: [], penalties: [entry] };
    }
    case 'rectification': {
      const notice = await db.rectificationNotice.findUnique({ where: { no }, include: { orders: withClocks } });
      if (!notice) return undefined;
      const orders = notice.orders.filter(
        order => order.responsibleUnitId === notice.responsibleUnitId && !isFinished(order.status),
      );
      const penalties = await penaltiesWhere(db, {
        OR: [
          { subjectType: 'finding', subjectId: { in: [notice.findingId] } },
          { subjectType: 'supervisionClock', subjectId: { in: orders.flatMap(clockIds) } },
        ],
      });
      return { ...notice, type, inspectedUnitId: notice.unitId, orders, penalties };
    }
    case 'supervision': {
      const order = await db.supervisionOrder.findUnique({ where: { no }, ...withClocks });
      if (!order) return undefined;
      const subjectId = { in: clockIds(order) };
      const penalties = await penaltiesWhere(db, { subjectType: 'supervisionClock', subjectId });
      return { ...order, type, inspectedUnitId: order.unitId, orders: [], penalties };
    }
    case 'majorIssue': {
      const issue = await db.majorIssue.findUnique({ where: { no } });
      if (!issue) return undefined;
      const penalties = await penaltiesWhere(db, { subjectType: 'issue', subjectId: { in: [issue.id] } });
      return { ...issue, type, inspectedUnitId: issue.unitId, orders: [], penalties };
    }
    default: {
      const unknown: never = type;
      throw new RangeError(`unknown subject: ${String(unknown)}`);
    }
  }
}

/** Whether anything that is owed can wait for a 责任认定 about it: points alone are no deadline. */
export const letsWait = ({ type }: Pick<LiabilitySubject, 'type'>): boolean => type !== 'penalty';

/** The 督办单 whose clocks wait for a 责任认定 about it; none for a deduction or a bulletin's problem. */
export function waitingOrders({ type, id }: Pick<LiabilitySubject, 'type' | 'id'>): OrdersOf | undefined {
  if (type === 'penalty' || type === 'majorIssue') return undefined;
  return type === 'supervision' ? { id } : { rectificationId: id };
}

/** Units that may say the responsibility is not theirs: the one held responsible first. */
export function contestants({ responsibleUnitId, inspectedUnitId }: LiabilitySubject): string[] {
  return inspectedUnitId === null || inspectedUnitId === responsibleUnitId
    ? [responsibleUnitId]
    : [responsibleUnitId, inspectedUnitId];
}

/**
 * Takes the rows of everything that stands or falls with the subject for this transaction, and reads it again: nobody confirms points
 * and no clock fails while a 责任认定 is filed or decided, and none is filed twice about one matter. Always notice, then orders, then
 * problems, then deductions, so that two of these never wait for each other.
 *
 * @throws AppError `notFound`.
 */
export async function lockSubject(tx: Tx, no: string): Promise<LiabilitySubject> {
  const matter = await loadMatter(tx, await loadLiabilitySubject(tx, no));
  const ids = {
    notices: [...matter.rectification],
    orders: [...matter.supervision],
    issues: [...matter.majorIssue],
    penalties: [...matter.penalty],
  };
  await tx.$queryRaw`SELECT 1 FROM "RectificationNotice" WHERE id = ANY(${ids.notices}::text[]) ORDER BY no FOR UPDATE`;
  await tx.$queryRaw`SELECT 1 FROM "SupervisionOrder" WHERE id = ANY(${ids.orders}::text[]) ORDER BY no FOR UPDATE`;
  await tx.$queryRaw`SELECT 1 FROM "MajorIssue" WHERE id = ANY(${ids.issues}::text[]) ORDER BY no FOR UPDATE`;
  await tx.$queryRaw`SELECT 1 FROM "PenaltyEntry" WHERE id = ANY(${ids.penalties}::text[]) ORDER BY no FOR UPDATE`;
  return loadLiabilitySubject(tx, no);
}

/** The deductions that move with the subject: still proposed, and against the same unit. */
export function movablePenalties(subject: LiabilitySubject): SubjectPenalty[] {
  return subject.penalties.filter(
    ({ status, responsibleUnitId }) => status === 'proposed' && responsibleUnitId === subject.responsibleUnitId,
  );
}

/** Moves a locked subject, its open 督办单 and its movable deductions to a unit. */
export async function moveSubject(tx: Tx, subject: LiabilitySubject, unitId: string): Promise<void> {
  const data = { responsibleUnitId: unitId };
  const { id, type } = subject;
  if (type === 'rectification') await tx.rectificationNotice.update({ where: { id }, data });
  if (type === 'majorIssue') await tx.majorIssue.update({ where: { id }, data });
  const orderIds = type === 'supervision' ? [id] : subject.orders.map(order => order.id);
  await tx.supervisionOrder.updateMany({ where: { id: { in: orderIds } }, data });
  // The major problem an order was raised for goes where the order goes.
  await tx.majorIssue.updateMany({ where: { orders: { some: { id: { in: orderIds } } } }, data });
  const penaltyIds = movablePenalties(subject).map(penalty => penalty.id);
  await tx.penaltyEntry.updateMany({ where: { id: { in: penaltyIds } }, data });
}
