import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seedDemo } from '../../../prisma/seed/load.ts';
import { STAFF, UNITS } from '../../../prisma/seed/org.ts';
import { PENALTY_RULES } from '../../../prisma/seed/penalty-rules.ts';
import { TEMPLATES } from '../../../prisma/seed/templates/index.ts';
import { type Database, openDatabase } from '../../../src/store/database.ts';
import { migrate } from '../../../src/store/migrate.ts';

const NOW = new Date('2026-11-02T01:00:00Z');
let database: Database;

beforeAll(async () => {
  database = await openDatabase({ kind: 'memory' });
  await migrate(database);
  await database.transaction(tx => seedDemo(tx, NOW));
}, 60_000);
afterAll(() => database.close());

describe('loading the demo office', () => {
  test('every row arrives', async () => {
    const { prisma } = database;
    expect(await prisma.orgUnit.count()).toBe(UNITS.length);
    expect(await prisma.staff.count()).toBe(STAFF.length);
    expect(await prisma.clause.count()).toBeGreaterThanOrEqual(160);
    expect(await prisma.inspectionProgramme.count()).toBe(7);
    expect(await prisma.templateItem.count({ where: { clauseId: { not: null } } })).toBe(
      TEMPLATES.flatMap(template => template.sections).flatMap(section => section.items).length,
    );
    expect(await prisma.penaltyRuleVersion.count()).toBe(PENALTY_RULES.length);
    expect(await prisma.obligation.count()).toBe(15);
    expect(await prisma.libraryRevision.findUnique({ where: { id: 1 } })).toEqual({ id: 1, revision: 1 });
  });

  test('heads stand in the units', async () => {
    const units = await database.prisma.orgUnit.findMany({ select: { id: true, headId: true } });
    expect(new Map(units.map(unit => [unit.id, unit.headId]))).toEqual(
      new Map(UNITS.map(unit => [unit.id, unit.headId])),
    );
  });

  test('an item leads to its clause and to the version in force', async () => {
    const item = await database.prisma.templateItem.findUniqueOrThrow({
      where: { id: 'hall-2026-12' },
      include: { clause: { include: { version: { include: { standard: true } } } } },
    });
    expect(item).toMatchObject({ title: '等候时长', section: '现场服务', scoring: 'deduction' });
    expect(item.maxPoints.toNumber()).toBe(8);
    expect(item.clause?.path).toBe('第四章/第十六条');
    expect(item.clause?.version).toMatchObject({
      status: 'published',
      label: '2026-01-01',
      effectiveFrom: new Date('2025-12-31T16:00:00Z'),
      publishedById: 'wu',
      publishedAt: NOW,
      standard: { title: '营业厅服务规范', level: 'companyStandard', line: 'hall' },
    });
    expect(item.clause?.version.sourceHash).toMatch(/^[0-9a-f]{64}$/u);
  });

  test('a second load is refused and changes nothing', async () => {
    await expect(database.transaction(tx => seedDemo(tx, NOW))).rejects.toThrow();
    expect(await database.prisma.orgUnit.count()).toBe(UNITS.length);
  });
});
