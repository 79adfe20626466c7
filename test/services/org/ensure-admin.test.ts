import { afterEach, beforeEach, expect, it } from 'vitest';
import { adminWarnings } from '../../../src/services/org/admin-warnings.ts';
import { ensureAdmin } from '../../../src/services/org/ensure-admin.ts';
import type { Database, Tx } from '../../../src/store/database.ts';
import { openTestDatabase } from '../../helpers/database.ts';

const now = new Date('2026-11-02T09:00:00+08:00');
let db: Database;
beforeEach(async () => {
  db = await openTestDatabase();
});
afterEach(() => db.close());

const staff = (id: string) => db.prisma.staff.findUnique({ where: { id } });
const events = () => db.prisma.auditEvent.findMany({ where: { action: 'adminEnsured' } });

it('makes the person, or adds the role to somebody known, and records it once', async () => {
  await ensureAdmin(db, '0001', now);
  await ensureAdmin(db, '0001', now);
  expect(await staff('0001')).toMatchObject({ unitId: 'city', roles: ['admin'], active: true });
  await ensureAdmin(db, 'wu', now);
  expect((await staff('wu'))?.roles).toEqual(['qualityOfficer', 'admin']);
  expect(await events()).toMatchObject([
    { at: now, actorId: 'system', subjectType: 'staff', subjectId: '0001' },
    { subjectId: 'wu' },
  ]);
});

function overtaken(tx: Tx, id: string): Tx {
  const roles = ['admin' as const];
  const staff = {
    async findUnique() {
      const before = await tx.staff.findUnique({ where: { id } });
      if (before) await tx.staff.update({ where: { id }, data: { roles: { push: roles } } });
      else await tx.staff.create({ data: { id, name: id, unitId: 'city', roles } });
      return before;
    },
    createMany: (input: Parameters<typeof tx.staff.createMany>[0]) => tx.staff.createMany(input),
    updateMany: (input: Parameters<typeof tx.staff.updateMany>[0]) => tx.staff.updateMany(input),
  };
  return { staff, orgUnit: tx.orgUnit, auditEvent: tx.auditEvent } as unknown as Tx;
}

it.each(['0001', 'wu'])('two instances that start at once do not collide over %s', async id => {
  // The other instance acts between this one's look and its change.
  const late: Database = { ...db, transaction: work => db.transaction(tx => work(overtaken(tx, id))) };
  await ensureAdmin(late, id, now);
  expect((await staff(id))?.roles.filter(role => role === 'admin')).toEqual(['admin']);
  expect(await events()).toEqual([]);
});

it('a mistyped or former account, and one that has left, is warned of', async () => {
  expect(await adminWarnings(db, undefined)).toEqual({ of: undefined, former: 0 });
  await ensureAdmin(db, 'wuu', now);
  expect(await adminWarnings(db, 'wuu')).toEqual({ of: 'notListed', former: 0 });
  await ensureAdmin(db, 'wu', now);
  expect(await adminWarnings(db, 'wu')).toEqual({ of: undefined, former: 1 });
  expect(await adminWarnings(db, undefined)).toEqual({ of: undefined, former: 2 });
  await db.prisma.staff.update({ where: { id: 'wuu' }, data: { active: false } });
  expect(await adminWarnings(db, 'wuu')).toEqual({ of: 'departed', former: 1 });
  await db.prisma.staff.update({ where: { id: 'wu' }, data: { roles: ['qualityOfficer'] } });
  expect(await adminWarnings(db, undefined)).toEqual({ of: undefined, former: 0 });
});

it('makes the company in an empty installation', async () => {
  await db.prisma.$executeRaw`TRUNCATE "OrgUnit", "Staff" CASCADE`;
  await ensureAdmin(db, '0001', now);
  expect(await staff('0001')).toMatchObject({ unitId: 'company' });
});
