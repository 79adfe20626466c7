import type { Database } from '../../store/database.ts';

const COMPANY = { id: 'company', name: '本公司', kind: 'company' } as const;

/**
 * Gives the person named by ADMIN the administrator's role, so that an empty installation has somebody to begin with. Several
 * instances may start at once: every step leaves alone what another one has already done, and only the one that changed something
 * records it.
 *
 * @param now the moment recorded; the machine's own where the caller has no clock.
 */
export async function ensureAdmin(db: Database, id: string, now: Date = new Date()): Promise<void> {
  await db.transaction(async tx => {
    const person = await tx.staff.findUnique({ where: { id }, select: { roles: true } });
    if (person?.roles.includes('admin')) return;
    // The unit tree begins at what has no parent; an empty installation has none yet.
    let top = await tx.orgUnit.findFirst({ where: { parentId: null }, orderBy: { id: 'asc' }, select: { id: true } });
    if (!top) {
      await tx.orgUnit.createMany({ data: [COMPANY], skipDuplicates: true });
      top = COMPANY;
    }
    const added = await tx.staff.createMany({
      data: [{ id, name: id, unitId: top.id, roles: ['admin'] }],
      skipDuplicates: true,
    });
    const raised = await tx.staff.updateMany({
      where: { id, NOT: { roles: { has: 'admin' } } },
      data: { roles: { push: 'admin' } },
    });
    if (added.count + raised.count === 0) return;
    await tx.auditEvent.create({
      data: { at: now, actorId: 'system', action: 'adminEnsured', subjectType: 'staff', subjectId: id, detail: {} },
    });
  });
}
