import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { OBLIGATIONS } from '../../../prisma/seed/obligations.ts';
import { STAFF, UNITS } from '../../../prisma/seed/org.ts';
import { PENALTY_RULES } from '../../../prisma/seed/penalty-rules.ts';
import { PROGRAMMES } from '../../../prisma/seed/programmes.ts';
import { RESPONSIBILITY } from '../../../prisma/seed/responsibility.ts';
import { TEMPLATES } from '../../../prisma/seed/templates/index.ts';
import { type ResponsibilityRow, responsibleUnitOf } from '../../../src/domain/org/responsibility.ts';
import { hasSharedData, sharedData } from '../../helpers/shared-data.ts';

const SOURCE = sharedData('source/服务质量控制体系方案.txt');
const SEED = new URL('../../../prisma/seed/', import.meta.url);

const person = (id: string) => STAFF.find(each => each.id === id);
const itemsOf = (template: (typeof TEMPLATES)[number]) => template.sections.flatMap(section => section.items);

describe('units and people', () => {
  test('16 units and 25 people in all seven roles', () => {
    expect(UNITS).toHaveLength(16);
    expect(new Set(STAFF.map(each => each.id)).size).toBe(25);
    expect(new Set(STAFF.map(each => each.name)).size).toBe(25);
    expect(new Set(STAFF.flatMap(each => each.roles))).toEqual(
      new Set(['frontline', 'inspector', 'serviceOfficer', 'manager', 'qualityOfficer', 'leader', 'admin']),
    );
  });

  test('every kind of unit and of hall is there, and each word names one unit', () => {
    expect(new Set(UNITS.map(unit => unit.kind)).size).toBe(7);
    expect(new Set(UNITS.map(unit => unit.hallKind).filter(kind => kind !== undefined)).size).toBe(4);
    const words = UNITS.flatMap(unit => [unit.name, ...unit.aliases]);
    expect(new Set(words).size).toBe(words.length);
  });

  test('every unit has a head of its own or of its parent', () => {
    for (const unit of UNITS) expect([unit.id, unit.parentId], unit.id).toContain(person(unit.headId)?.unitId);
  });

  test('every department and county branch has a service officer and a manager at its head', () => {
    for (const unit of UNITS.filter(each => ['cityDepartment', 'customerGroup', 'countyBranch'].includes(each.kind))) {
      expect(
        STAFF.some(each => each.unitId === unit.id && each.roles.includes('serviceOfficer')),
        unit.id,
      ).toBe(true);
      expect(person(unit.headId)?.roles, unit.id).toContain('manager');
    }
  });

  test.each(['hall', 'complaint', 'installation', 'vip'] as const)('line %s has an inspector', line => {
    expect(STAFF.some(each => each.roles.includes('inspector') && each.lines?.includes(line))).toBe(true);
  });

  test.each([
    ['lina', 'frontline', 'hall-tongchuan'],
    ['chen', 'manager', 'hall-tongchuan'],
    ['pan', 'manager', 'public-customers'],
    ['zhou', 'inspector', 'customer-service'],
    ['wu', 'qualityOfficer', 'customer-service'],
    ['qian', 'qualityOfficer', 'customer-service'],
    ['gao', 'leader', 'city'],
    ['root', 'admin', 'city'],
  ] as const)('%s is %s at %s', (id, role, unitId) => {
    expect(person(id)?.roles).toEqual([role]);
    expect(person(id)?.unitId).toBe(unitId);
  });

  test('a stand-in is somebody else who exists', () => {
    for (const each of STAFF) {
      if (each.standInId === undefined) continue;
      expect(each.standInId).not.toBe(each.id);
      expect(person(each.standInId), each.id).toBeDefined();
    }
  });

  test.skipIf(!hasSharedData)('nobody of the source plan appears, and nobody here stands in it', () => {
    const source = readFileSync(SOURCE, 'utf8');
    const team =
      /成员[:：]((?:\p{Script=Han}{2,4}、)+\p{Script=Han}{2,3}?)二、职责/u.exec(source)?.[1]?.split('、') ?? [];
    expect(team).toHaveLength(4);
    const written = readdirSync(SEED, { recursive: true, encoding: 'utf8' })
      .filter(name => /\.(ts|md)$/u.test(name))
      .map(name => readFileSync(new URL(encodeURI(name), SEED), 'utf8'))
      .join('\n');
    for (const name of team) expect(written.includes(name), name).toBe(false);
    for (const each of STAFF) expect(source.includes(each.name), each.name).toBe(false);
  });
});

describe('responsibility map', () => {
  const units = new Map(
    UNITS.map(unit => [unit.id, { ...unit, hallKind: unit.hallKind ?? null, parentId: unit.parentId ?? null }]),
  );
  const rows: ResponsibilityRow[] = RESPONSIBILITY.map(rule => ({
    priority: rule.priority,
    inspectedUnitId: rule.inspectedUnitId ?? null,
    unitKind: rule.unitKind ?? null,
    hallKind: rule.hallKind ?? null,
    line: rule.line ?? null,
    responsibleUnitId: rule.responsibleUnitId ?? null,
    effectiveFrom: new Date(0),
    effectiveTo: null,
  }));

  test.each([
    ['hall-tongchuan', 'hall', 'public-customers'],
    ['hall-nanwai', 'hall', 'public-customers'],
    ['hall-quxian', 'hall', 'county-quxian'],
    ['hall-linba', 'hall', 'rural-customers'],
    ['agency-anren', 'hall', 'rural-customers'],
    ['agency-hengtong', 'installation', 'customer-service'],
    ['hotline', 'complaint', 'customer-service'],
    ['county-xuanhan', 'vip', 'county-xuanhan'],
    ['enterprise-customers', 'vip', 'enterprise-customers'],
  ] as const)('%s in line %s answers to %s', (unitId, line, responsible) => {
    expect(responsibleUnitOf({ unitId, line, on: new Date(1), rows, units })).toBe(responsible);
  });
});

describe('programmes and sheets', () => {
  test('seven programmes, one sheet each, each word names one programme', () => {
    expect(PROGRAMMES).toHaveLength(7);
    expect(TEMPLATES.map(template => template.programmeId)).toEqual(PROGRAMMES.map(programme => programme.id));
    const words = PROGRAMMES.flatMap(programme => [programme.name, ...programme.aliases]);
    expect(new Set(words).size).toBe(words.length);
  });

  test.each(TEMPLATES)('$name sums to 100', template => {
    const items = itemsOf(template);
    expect(items.reduce((sum, item) => sum + item.maxPoints, 0)).toBe(100);
    expect(new Set(items.map(item => item.title)).size).toBe(items.length);
    for (const item of items) {
      expect(item.deductionPer !== undefined, item.title).toBe(item.scoring === 'deduction');
      expect(item.target !== undefined, item.title).toBe(item.scoring === 'sampledRate');
    }
    const rates = PROGRAMMES.find(programme => programme.id === template.programmeId)?.resultKind === 'sampleRate';
    if (rates) expect(items.every(item => item.scoring === 'sampledRate')).toBe(true);
    else {
      expect(items.length).toBeGreaterThanOrEqual(12);
      expect(items.length).toBeLessThanOrEqual(25);
    }
  });

  test('the hall sheet has exactly twenty items and three optional fields', () => {
    const hall = TEMPLATES.find(template => template.programmeId === 'hall');
    expect(hall && itemsOf(hall)).toHaveLength(20);
    expect(hall?.fields.map(field => field.title)).toEqual(['台席', '工号', '到店时间']);
  });

  test('all scorings, severities and marks are in use', () => {
    const items = TEMPLATES.flatMap(itemsOf);
    expect(new Set(items.map(item => item.scoring)).size).toBe(4);
    expect(new Set(items.map(item => item.severity ?? 'general')).size).toBe(3);
    expect(items.some(item => item.veto)).toBe(true);
    expect(items.some(item => item.evidenceRequired)).toBe(true);
    const marked = items.flatMap(item => item.penaltyRuleId ?? []);
    expect(marked.length).toBeGreaterThan(0);
    for (const id of marked) expect(PENALTY_RULES.find(rule => rule.id === id)?.trigger).toBe('finding');
  });

  test.each([
    ['hall', 'monthly', 'mean', { province: 0.5, city: 0.5 }],
    ['installation', 'monthly', 'mean', { city: 1 }],
    ['vip', 'weekly', 'mean', { city: 1 }],
    ['satisfaction', 'monthly', 'mean', { city: 1 }],
    ['full-service', 'monthly', 'direct', { city: 1 }],
    ['weakness', 'monthly', 'direct', { city: 1 }],
  ])('%s is %s and enters by %s', (id, cycle, aggregate, weights) => {
    const programme = PROGRAMMES.find(each => each.id === id);
    expect(programme?.cycle).toBe(cycle);
    expect(programme?.kpi).toMatchObject({ aggregate, weights });
  });

  test('10000号 has two parts and the city inspects only the second', () => {
    expect(PROGRAMMES.find(each => each.id === 'hotline')?.kpi.parts).toMatchObject([
      { key: 'hotline', weights: { province: 1 }, cityTask: false },
      { key: 'online', weights: { province: 0.5, city: 0.5 }, cityTask: true },
    ]);
  });
});

describe('rules and reports', () => {
  test('the four deductions of the plan', () => {
    const points = Object.fromEntries(PENALTY_RULES.map(rule => [rule.id, [rule.trigger, rule.points]]));
    expect(points).toMatchObject({
      'investigation-concealment': ['personFinding', '0.5'],
      report: ['report', '0.5'],
      'major-issue-measure': ['measureMissing', '1'],
      'supervision-clock': ['clockFailed', '1'],
    });
  });

  test('each customer group and county branch owes three reports', () => {
    const owing = UNITS.filter(unit => unit.kind === 'customerGroup' || unit.kind === 'countyBranch');
    for (const unit of owing) {
      expect(OBLIGATIONS.filter(each => each.unitId === unit.id).map(each => each.dueWorkingDay)).toEqual([5, 8, 10]);
    }
    expect(OBLIGATIONS).toHaveLength(owing.length * 3);
  });
});
