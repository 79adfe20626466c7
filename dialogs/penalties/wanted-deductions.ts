import { readKpiPeriod } from '../../src/domain/kpi/read-period.ts';
import { readQueryMonth } from '../../src/domain/penalties/query-month.ts';
import { readDeductionsQuestion } from '../../src/domain/penalties/read-deductions-question.ts';
import type { Services } from '../../src/services/index.ts';
import { showPeriod } from '../replies/periods.ts';

export interface Wanted {
  readonly period?: string;
  readonly unitId?: string;
}

const EVERYBODY = /^(?:我们?|咱们?|本(?:部门|单位)|各(?:部门|单位)|全市|全部)?的?$/u;

/** What 扣分查询 is given: a month, quarter or year, a unit, either, both or neither; undefined where it is none of these. */
export async function readWanted(services: Services, text: string, now: Date): Promise<Wanted | undefined> {
  const named = text.trim();
  if (named === '') return {};
  const month = readQueryMonth(named, now);
  if (month !== undefined) return { period: month };
  const found = readKpiPeriod(named, now);
  const period = found && { period: found.period };
  const unit = (found?.rest ?? named).trim().replace(/的$/u, '');
  if (EVERYBODY.test(unit)) return { ...period };
  const unitId = await unitNamed(services, unit);
  return unitId === undefined ? undefined : { ...period, unitId };
}

/** 「公众客户部本季度扣了几分」: what 扣分查询 is to be given for it; undefined where it asks something else. */
export async function deductionsAsked(services: Services, text: string, now: Date): Promise<string | undefined> {
  const asked = readDeductionsQuestion(text, now);
  if (!asked) return undefined;
  const { period, unit } = asked;
  if (unit !== undefined && (await unitNamed(services, unit)) === undefined) return undefined;
  return `${unit ?? ''} ${period === undefined ? '' : showPeriod(period)}`.trim();
}

async function unitNamed({ penalties }: Services, name: string): Promise<string | undefined> {
  const units = await penalties.accountableUnits();
  return units.find(unit => unit.name === name || unit.aliases.includes(name))?.id;
}
