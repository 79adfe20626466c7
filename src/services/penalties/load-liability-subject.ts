import { type LiabilitySubjectType, subjectTypeOf } from '../../domain/liability/subject.ts';
import { AppError } from '../../errors.ts';
import type { Prisma, Tx } from '../../store/database.ts';

/** A record whose responsibility can be contested, with the deductions proposed from it (or itself). */
export interface LiabilitySubject {
  readonly type: LiabilitySubjectType;
  readonly id: string;
  readonly no: string;
  readonly status: string;
  readonly responsibleUnitId: string;
  readonly penalties: readonly SubjectPenalty[];
}

type SubjectPenalty = Awaited<ReturnType<typeof penaltiesWhere>>[number];

const penaltiesWhere = (db: Tx | Prisma, where: { no?: string; subjectType?: string; subjectId?: { in: string[] } }) =>
  db.penaltyEntry.findMany({ where, include: { ruleVersion: { include: { rule: true } } }, orderBy: { no: 'asc' } });

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
      return entry && { ...entry, type, penalties: [entry] };
    }
    case 'rectification': {
      const notice = await db.rectificationNotice.findUnique({ where: { no } });
      if (!notice) return undefined;
      const subjectId = { in: [notice.findingId] };
      return { ...notice, type, penalties: await penaltiesWhere(db, { subjectType: 'finding', subjectId }) };
    }
    case 'supervision': {
      const order = await db.supervisionOrder.findUnique({
        where: { no },
        include: { clocks: { select: { id: true } } },
      });
      if (!order) return undefined;
      const subjectId = { in: order.clocks.map(({ id }) => id) };
      return { ...order, type, penalties: await penaltiesWhere(db, { subjectType: 'supervisionClock', subjectId }) };
    }
    default: {
      const unknown: never = type;
      throw new RangeError(`unknown subject: ${String(unknown)}`);
    }
  }
}

/**
 * Takes the subject's row and its proposed deductions for this transaction, so that nobody confirms points while a 责任认定 is
 * filed or decided. @returns false when the responsible unit has changed since it was read.
 */
export async function lockSubject(tx: Tx, subject: LiabilitySubject): Promise<boolean> {
  return (await setResponsibleUnit(tx, subject, subject.responsibleUnitId)) > 0;
}

/** Moves the subject and its still proposed deductions to a unit. @returns the number of subjects changed: 0 or 1. */
export async function setResponsibleUnit(tx: Tx, subject: LiabilitySubject, unitId: string): Promise<number> {
  const data = { responsibleUnitId: unitId };
  const from = { responsibleUnitId: subject.responsibleUnitId };
  const ids = subject.penalties.map(({ id }) => id);
  const entries = await tx.penaltyEntry.updateMany({ where: { id: { in: ids }, status: 'proposed', ...from }, data });
  switch (subject.type) {
    case 'penalty':
      return entries.count;
    case 'rectification':
      return (await tx.rectificationNotice.updateMany({ where: { id: subject.id, ...from }, data })).count;
    case 'supervision':
      return (await tx.supervisionOrder.updateMany({ where: { id: subject.id, ...from }, data })).count;
    default: {
      const unknown: never = subject.type;
      throw new RangeError(`unknown subject: ${String(unknown)}`);
    }
  }
}
