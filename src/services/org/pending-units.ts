import { randomUUID } from 'node:crypto';
import { UNIT_TERMS } from '../../domain/org/staff-terms.ts';
import { canManageContacts } from '../../domain/permissions/contacts.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { type Editor, editorId } from '../../domain/permissions/standards.ts';
import type { ServiceContext } from '../context.ts';
import { scheduleReading } from './mark-contacts.ts';

export interface PendingUnits {
  readonly departments: readonly { readonly name: string; readonly above: string | null }[];
  /** Made from contacts as halls, without saying which kind. */
  readonly halls: readonly string[];
}

/** 待定单位. @throws AppError `forbidden` */
export async function listPendingUnits(context: ServiceContext, input: { by: Editor }): Promise<PendingUnits> {
  assertAllowed(canManageContacts(input.by));
  const { prisma } = context.db;
  const departments = await prisma.pendingDepartment.findMany({ orderBy: { name: 'asc' } });
  const units = await prisma.orgUnit.findMany({
    where: { wecomDepartmentId: { in: departments.map(({ parentId }) => parentId) } },
  });
  const halls = await prisma.orgUnit.findMany({
    where: { fromContacts: true, kind: 'hall', hallKind: null, active: true },
    orderBy: { name: 'asc' },
  });
  return {
    departments: departments.map(({ name, parentId }) => ({
      name,
      above:
        departments.find(({ id }) => id === parentId)?.name ??
        units.find(unit => unit.wecomDepartmentId === parentId)?.name ??
        null,
    })),
    halls: halls.map(({ name }) => name),
  };
}

export type SetUnitType =
  | { readonly kind: 'set'; readonly name: string; readonly term: string }
  | { readonly kind: 'unknownUnit'; readonly name: string }
  /** What is above it has to be settled first. */
  | { readonly kind: 'aboveFirst'; readonly name: string; readonly above: string }
  | { readonly kind: 'nameTaken'; readonly name: string };

/**
 * Says what a pending department, or a unit made from contacts, is. `term` is a word of the staff table. Its people come to it with the next reading,
 * within minutes.
 *
 * @throws AppError `forbidden`
 */
export async function setUnitType(
  context: ServiceContext,
  input: { by: Editor; name: string; term: string },
): Promise<SetUnitType> {
  const { by, name, term } = input;
  assertAllowed(canManageContacts(by));
  const { kind, hallKind = null } = UNIT_TERMS.get(term)!;
  const now = context.clock.now();
  return context.db.transaction(async tx => {
    const audit = (subjectId: string) =>
      context.recordAudit(tx, {
        ...{ at: now, actorId: editorId(by), action: 'unit.typed', subjectType: 'unit', subjectId },
        detail: { kind, hallKind },
      });
    const department = await tx.pendingDepartment.findFirst({ where: { name } });
    if (!department) {
      const unit = await tx.orgUnit.findFirst({
        where: { fromContacts: true, OR: [{ name }, { aliases: { has: name } }] },
      });
      if (!unit) return { kind: 'unknownUnit', name };
      await tx.orgUnit.update({ where: { id: unit.id }, data: { kind, hallKind } });
      await audit(unit.id);
      return { kind: 'set', name: unit.name, term };
    }
    const pendingAbove = await tx.pendingDepartment.findUnique({ where: { id: department.parentId } });
    if (pendingAbove) return { kind: 'aboveFirst', name, above: pendingAbove.name };
    const taken = await tx.orgUnit.findFirst({ where: { OR: [{ name }, { aliases: { has: name } }] } });
    if (taken) return { kind: 'nameTaken', name };
    const parent =
      (await tx.orgUnit.findUnique({ where: { wecomDepartmentId: department.parentId } })) ??
      (await tx.orgUnit.findFirst({ where: { parentId: null, kind: 'company' }, orderBy: { id: 'asc' } }));
    const id = randomUUID();
    await tx.orgUnit.create({
      data: {
        ...{ id, name, aliases: [], kind, hallKind, parentId: parent?.id ?? null },
        ...{ wecomDepartmentId: department.id, fromContacts: true },
      },
    });
    await tx.pendingDepartment.delete({ where: { id: department.id } });
    await tx.contactMark.upsert({
      where: { kind_subjectId: { kind: 'department', subjectId: department.id } },
      create: { kind: 'department', subjectId: department.id, token: id },
      update: { token: id },
    });
    await scheduleReading(context, tx);
    await audit(id);
    return { kind: 'set', name, term };
  });
}
