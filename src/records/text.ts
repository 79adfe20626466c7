import { toShanghai } from '../domain/calendar/shanghai.ts';
import type { InspectionRecord, RecordItem, RecordSignature } from '../domain/inspections/record.ts';

const two = (part: number): string => String(part).padStart(2, '0');

/** 2026-11-02 09:00, or the day alone. */
export function showMoment(at: Date, dayOnly = false): string {
  const { year, month, day, hour, minute } = toShanghai(at);
  const date = `${year}-${two(month)}-${two(day)}`;
  return dayOnly ? date : `${date} ${two(hour)}:${two(minute)}`;
}

/** What was found, beside the points: 「2 处」, 「18/20」, 「不合格」. */
export function finding(item: RecordItem): string {
  if (item.result === 'notApplicable') return '不适用';
  if (item.sampled !== null && item.qualified !== null) return `${item.qualified}/${item.sampled}`;
  const told = item.choice ?? item.value ?? item.text;
  if (told !== null) return told;
  if (item.occurrences !== null && item.occurrences > 0) return `${item.occurrences} 处`;
  return item.result === 'fail' ? '未达标' : '达标';
}

export function remarks(item: RecordItem): string {
  return [
    ...(item.note === '' ? [] : [item.note]),
    ...(item.rectificationNo === null ? [] : [`整改通知 ${item.rectificationNo}`]),
  ].join('\n');
}

const SIGNED_AS: Record<RecordSignature['as'], string> = {
  inspector: '检查人',
  mysteryShopper: '神秘顾客',
  reviewer: '复核人',
  head: '被检查单位负责人',
};

export function signature({ as, name, at }: RecordSignature): string {
  const who = `${SIGNED_AS[as]}${name === null ? '' : `：${name}`}`;
  if (at === null) return `${who}（尚未确认）`;
  return `${who}（${as === 'inspector' || as === 'mysteryShopper' ? '提交' : '确认'}于 ${showMoment(at, as === 'mysteryShopper')}）`;
}

export const text = {
  title: (record: InspectionRecord): string => `${record.templateName}${record.voided ? '（已作废）' : ''}`,
  subtitle: (record: InspectionRecord): string => `测评结果 ${record.no}（第 ${record.templateVersion} 版测评表）`,
  score: (record: InspectionRecord): string => `${record.score} 分${record.vetoed ? '（一票否决项不通过）' : ''}`,
  facts: (record: InspectionRecord): [string, string][] => [
    ['检查类别', record.programmeName],
    ['被检查单位', record.unitName],
    ['责任部门', record.responsibleUnitName],
    ['检查时间', showMoment(record.inspectedAt, record.dayOnly)],
    ...record.fields.map(({ title, value }): [string, string] => [title, value]),
    ['得分', text.score(record)],
    ...(record.voided
      ? ([
          ['作废时间', showMoment(record.voided.at)],
          ['作废原因', record.voided.reason],
        ] satisfies [string, string][])
      : []),
  ],
  sectionTitle: (title: string, weight: number | null): string =>
    weight === null ? title : `${title}（权重 ${weight}%）`,
  headings: ['序号', '测评项', '评分标准', '满分', '得分', '检查情况', '备注', '依据'] as const,
  veto: '一票否决项',
  clause: ({ clause }: RecordItem): string => (clause === null ? '' : `《${clause.standard}》${clause.path}`),
  points: ({ points }: RecordItem): string => (points === null ? '—' : String(points)),
  total: '合计',
  note: '整单备注',
  photos: '现场照片',
  photo: (ordinal: number, title: string): string => `第 ${ordinal} 项 ${title}`,
  signatures: '确认记录',
  electronic: '以上确认均在质控助手对话中完成，系统留痕，与签字同效。',
  page: (page: number, pages: number): string => `第 ${page} 页，共 ${pages} 页`,
  period: {
    sheet: '检查结果',
    headings: [
      '单号',
      '检查类别',
      '被检查单位',
      '责任部门',
      '检查时间',
      '得分',
      '一票否决',
      '不通过项数',
      '不通过项目',
    ] as const,
    title: (period: string, programme: string | undefined): string => `${period}${programme ?? '监督检查'}结果`,
    failed: (each: { ordinal: number; title: string; lost: number; note: string }): string =>
      `第 ${each.ordinal} 项 ${each.title}（扣 ${each.lost} 分）${each.note === '' ? '' : `：${each.note.replaceAll('\n', '；')}`}`,
    yes: '是',
  },
};
