import type { Tx } from '../../store/database.ts';
import type { DepartmentPlan } from './plan-departments.ts';
import type { PeoplePlan } from './plan-people.ts';

/** Rows of one statement. */
const CHUNK = 1_000;

/** Writes what was planned, in the caller's transaction. Who has left is marked; their work is another matter. */
export async function applyContacts(
  tx: Tx,
  { departments, people, complete }: { departments: DepartmentPlan; people: PeoplePlan; complete: boolean },
  now: Date,
): Promise<void> {
  for (const { id, name, type, parentId, departmentId } of departments.added) {
    const { kind, hallKind = null } = type;
    await tx.orgUnit.create({
      data: { id, name, aliases: [], kind, hallKind, parentId, wecomDepartmentId: departmentId, fromContacts: true },
    });
  }
  for (const { id, aliases, ...change } of departments.changed) {
    await tx.orgUnit.update({ where: { id }, data: { ...change, ...(aliases && { aliases: [...aliases] }) } });
  }
  await tx.pendingDepartment.deleteMany({});
  await tx.pendingDepartment.createMany({
    data: departments.pending.map(({ id, name, parentId }) => ({ id, name, parentId })),
  });

  for (let at = 0; at < people.added.length; at += CHUNK) {
    await tx.staff.createMany({
      data: people.added.slice(at, at + CHUNK).map(person => ({
        ...person,
        ...{ roles: [...person.roles], lines: [...person.lines] },
        ...{ tagRoles: [...person.tagRoles], tagLines: [...person.tagLines], inContacts: true },
      })),
    });
  }
  const onlySeen = people.changed.filter(change => change.inContacts && Object.keys(change).length === 2);
  if (onlySeen.length > 0)
    await tx.staff.updateMany({ where: { id: { in: onlySeen.map(({ id }) => id) } }, data: { inContacts: true } });
  for (const change of people.changed.filter(each => !onlySeen.includes(each))) {
    const { id, roles, lines, tagRoles, tagLines, returned, ...plain } = change;
    await tx.staff.update({
      where: { id },
      data: {
        ...plain,
        ...(roles && { roles: [...roles] }),
        ...(lines && { lines: [...lines] }),
        ...(tagRoles && { tagRoles: [...tagRoles] }),
        ...(tagLines && { tagLines: [...tagLines] }),
        ...(returned && { active: true, leftContactsAt: null }),
      },
    });
  }
  await tx.staff.updateMany({
    where: { id: { in: [...people.departed] }, active: true },
    data: { active: false, leftContactsAt: now },
  });
  for (const [id, headId] of people.heads) await tx.orgUnit.update({ where: { id }, data: { headId } });
  if (complete) {
    const value = now.toISOString();
    await tx.setting.upsert({
      where: { key: SYNCED_AT },
      create: { key: SYNCED_AT, value },
      update: { value },
    });
  }
}

export const SYNCED_AT = 'contactsSyncedAt';
