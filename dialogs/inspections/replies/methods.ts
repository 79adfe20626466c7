import type { InspectionMethod } from '../../../src/domain/inspections/sheet.ts';
import { showOrdinals } from './words.ts';

export const METHOD_NAMES: Record<InspectionMethod, string> = {
  mysteryShopper: '神秘顾客',
  onSite: '实地抽查',
  dataPull: '系统取数',
  logReview: '日志查看',
  phone: '电话抽查',
};

/** 「系统取数（第 1、2 项），电话抽查（第 6 项）」 */
export function showSources(sourced: readonly { ordinal: number; source: InspectionMethod }[]): string {
  return [...Map.groupBy(sourced, each => each.source)]
    .map(([source, group]) => `${METHOD_NAMES[source]}（${showOrdinals(group.map(each => each.ordinal))}）`)
    .join('，');
}
