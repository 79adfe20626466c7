import type { StoreFigure } from '../../src/domain/reports/compare.ts';
import { EXAMPLE, PLAN } from './effective.ts';

export type FormField = {
  key: string;
  title: string;
  required: boolean;
  kind: 'number' | 'text' | 'longText' | 'file';
  /** Key of the figure that this one is part of. */
  atMost?: string;
  /** What the system counts too. */
  figure?: StoreFigure;
};

export interface SeedReport {
  id: string;
  title: string;
  /** The n-th working day after the month's end. */
  dueWorkingDay: number;
  form: FormField[];
}

export interface SeedObligation extends SeedReport {
  unitId: string;
  source: string;
}

const field = (key: string, title: string, kind: FormField['kind'], required = true): FormField => ({
  key,
  title,
  required,
  kind,
});

const partOf = (whole: string, key: string, title: string): FormField => ({
  ...field(key, title, 'number'),
  atMost: whole,
});

const counted = (figure: StoreFigure, key: string, title: string): FormField => ({
  ...field(key, title, 'number'),
  figure,
});

/** What customer groups and county branches owe each month. The plan names the reports; the working days are our example. */
export const REPORTS: readonly SeedReport[] = [
  {
    id: 'quality-report',
    title: '服务质量报表',
    dueWorkingDay: 5,
    form: [
      field('complaints', '投诉受理量（件）', 'number'),
      partOf('complaints', 'complaintsOnTime', '投诉按时办结量（件）'),
      field('workOrders', '10000号派单量（件）', 'number'),
      partOf('workOrders', 'workOrdersOnTime', '派单按时处理量（件）'),
      partOf('complaints', 'repeatComplaints', '重复投诉量（件）'),
      field('remark', '数据说明', 'text', false),
    ],
  },
  {
    id: 'quality-analysis',
    title: '服务质量分析报告',
    dueWorkingDay: 8,
    form: [
      counted('inspections', 'inspected', '本月接受检查（次）'),
      counted('failedItems', 'failedItems', '检查不合格项（项）'),
      counted('rectificationsOnTime', 'rectifiedOnTime', '按期办结整改（件）'),
      field('overview', '本月服务质量概况', 'longText'),
      field('causes', '主要问题与原因分析', 'longText'),
      field('progress', '上月措施执行情况', 'longText'),
      field('plan', '下月改进计划', 'longText'),
      field('attachment', '附表或报告原文', 'file', false),
    ],
  },
  {
    id: 'defects-hotspots',
    title: '服务缺陷与难点热点',
    dueWorkingDay: 10,
    form: [
      field('defects', '服务缺陷', 'longText'),
      field('difficulties', '服务难点', 'longText'),
      field('hotspots', '客户关注热点', 'longText'),
      field('measures', '原因与改进措施', 'longText'),
      field('support', '需要协调的事项', 'text', false),
    ],
  },
];

const REPORTING_UNITS = [
  'public-customers',
  'rural-customers',
  'enterprise-customers',
  'county-quxian',
  'county-xuanhan',
] as const;

/** The reports that a customer group or county branch owes. */
export function obligationsOf(unitId: string): SeedObligation[] {
  return REPORTS.map(report => ({
    ...report,
    id: `${report.id}:${unitId}`,
    unitId,
    source: `${PLAN} 第二部分 现业各客户群部门 3；每月第${report.dueWorkingDay}个工作日为${EXAMPLE}`,
  }));
}

export const OBLIGATIONS: readonly SeedObligation[] = REPORTING_UNITS.flatMap(obligationsOf);
