import type { InspectionMethod } from '../../../src/domain/inspections/sheet.ts';
import { METHOD_NAMES } from '../../replies/method-names.ts';
import { showOrdinals } from './words.ts';

/** 「系统取数（第 1、2 项），电话抽查（第 6 项）」 */
export function showSources(sourced: readonly { ordinal: number; source: InspectionMethod }[]): string {
  return [...Map.groupBy(sourced, each => each.source)]
    .map(([source, group]) => `${METHOD_NAMES[source]}（${showOrdinals(group.map(each => each.ordinal))}）`)
    .join('，');
}
