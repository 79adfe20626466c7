import type { Database } from '../../store/database.ts';

const COMPANY = { id: 'company', name: '本公司', kind: 'company' } as const;

/** Gives the person named by ADMIN the administrator's role, so that an empty installation has somebody to begin with. */
export async function ensureAdmin(db: Database, id: string): Promise<void> {
  await db.transaction(async tx => {
    const person = await tx.staff.findUnique({ where: { id } });
    if (person) {
      if (!person.roles.includes('admin')) await tx.staff.update({ where: { id }, data: { roles: { push: 'admin' } } });
      return;
    }
    const top =
      (await tx.orgUnit.findFirst({ where: { parentId: null }, orderBy: { id: 'asc' } })) ??
      (await tx.orgUnit.create({ data: COMPANY }));
    await tx.staff.create({ data: { id, name: id, unitId: top.id, roles: ['admin'] } });
  });
}
