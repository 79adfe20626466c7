import type { InspectionMethod } from '../../src/domain/inspections/sheet.ts';

export const METHOD_NAMES: Readonly<Record<InspectionMethod, string>> = {
  mysteryShopper: '神秘顾客',
  onSite: '实地抽查',
  dataPull: '系统取数',
  logReview: '日志查看',
  phone: '电话抽查',
};
