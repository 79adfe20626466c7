import { Decimal } from 'decimal.js';
import type { LedgerChange } from '../../src/domain/kpi/ledger-change.ts';
import type { Gap, Outcome } from '../../src/domain/kpi/score.ts';
import { showPart } from '../replies/periods.ts';

/** 「92.5分」, 「缺数据」, 「未抽到」, 「尚无成绩」 */
export function showOutcome(outcome: Outcome): string {
  switch (outcome.kind) {
    case 'score':
      return `${showScore(outcome.value)}分${outcome.provisional ? '（暂计）' : ''}`;
    case 'missing':
      return '缺数据';
    case 'notDrawn':
      return '未抽到';
    case 'notYet':
      return '尚无成绩';
  }
}

/** A score as people write it: '90.50' is 90.5; null is a missing one. */
export const showScore = (value: string | null): string => (value === null ? '缺数据' : new Decimal(value).toString());

/** What is missing, and where it would come from. */
export function showGap(gap: Gap, nameOf: (unitId: string) => string): string {
  switch (gap.kind) {
    case 'noResult':
      return `${showPart(gap.period)}${nameOf(gap.unitId)}的检查（${gap.taskNo}）还没有出结果`;
    case 'noPlan':
      return `${showPart(gap.period)}没有安排检查，也没有成绩`;
    case 'noProvinceResult':
      return `${showPart(gap.period)}的省公司成绩还没有导入`;
  }
}

export const levelLabel = { province: '省公司', city: '市公司' } as const;

/** 「KF-2026-0001 督办未落实：原未计入 → 扣 0.5 分」 */
export function showLedgerChange({ no, title, before, after }: LedgerChange): string {
  const counted = (points: string | null) => (points === null ? '未计入' : showCounted(points));
  return `${no} ${title}：${counted(before)} → ${counted(after)}`;
}

const showCounted = (points: string): string =>
  points.startsWith('-') ? `加 ${points.slice(1)} 分` : `扣 ${new Decimal(points).toString()} 分`;
