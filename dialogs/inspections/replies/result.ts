import { deliverAfter } from '../../../src/domain/calendar/quiet-hours.ts';
import { percentOf } from '../../../src/domain/inspections/samples/rates.ts';
import type { Reply } from '../../framework/reply.ts';
import { reusedPictureLines } from '../../replies/reused-picture.ts';
import { type DueBasis, explainDue, showDate, showTime } from '../../replies/times.ts';
import type { InspectionServices } from '../filing.ts';
import { showSources } from './methods.ts';
import { showOrdinals } from './words.ts';

type Filed = Extract<Awaited<ReturnType<InspectionServices['submit']>>, { kind: 'filed' }>;
type AlreadyFiled = Extract<Awaited<ReturnType<InspectionServices['submit']>>, { kind: 'alreadyFiled' }>;
type Viewed = Extract<Awaited<ReturnType<InspectionServices['view']>>, { kind: 'inspection' }>;
type ViewedItem = Viewed['inspection']['items'][number];

/** Deadlines of one explanation are told together. */
function rectificationLines(filed: Filed, now: Date): string[] {
  const byDue = Map.groupBy(filed.rectifications, each => each.dueAt);
  return [...byDue].flatMap(([dueAt, group]) => {
    const basis: DueBasis = group[0]!.dueBasis;
    return [
      ...group.map(each => `　${each.no} ${each.itemTitle}`),
      `　整改期限：${showTime(new Date(dueAt), now)}（${explainDue(basis)}）`,
    ];
  });
}

/** Where notices wait for the end of quiet hours, nobody has been told yet. */
function notified(now: Date): string {
  const at = deliverAfter(now, false);
  return at > now
    ? `现在是免打扰时段，给被检查单位和责任部门负责人的通知将于 ${showTime(at, now)} 送达。`
    : '已通知被检查单位和责任部门负责人。';
}

function itemLine(item: ViewedItem): string {
  const sample = item.sampled === null ? '' : `${item.qualified}/${item.sampled}，`;
  const value = item.value === null ? '' : `实测 ${item.value}，`;
  const choice = item.choice === null ? '' : `选「${item.choice}」，`;
  return [
    `　第 ${item.ordinal} 项 ${item.title}：${sample}${value}${choice}得 ${item.points}/${item.maxPoints} 分`,
    ...(item.note === '' ? [] : [item.note.replaceAll('\n', '；')]),
    ...(item.files > 0 ? [`照片 ${item.files} 张`] : []),
    ...(item.rectificationNo ? [`整改通知 ${item.rectificationNo}`] : []),
    ...reusedPictureLines(item.reused),
  ].join('；');
}

/** Rates that passed; what failed is told above. */
function sampledLines(items: readonly ViewedItem[]): string[] {
  return items.flatMap(({ result, title, sampled, qualified }) =>
    result === 'pass' && sampled !== null && qualified !== null
      ? [`· ${title}：${qualified}/${sampled}（${percentOf({ sampled, qualified })}%）`]
      : [],
  );
}

function sourceLine(items: readonly ViewedItem[]): string[] {
  const sourced = items.flatMap(({ ordinal, source }) => (source ? [{ ordinal, source }] : []));
  return sourced.length === 0 ? [] : [`· 来源：${showSources(sourced)}`];
}

/** What is said of a submitted inspection. */
export const resultReplies = {
  filed: (filed: Filed, now: Date): Reply => ({
    text: [
      `测评已提交，单号 ${filed.no}。`,
      `「${filed.unit}」${filed.programme}得分 ${filed.score} 分${filed.vetoed ? '（一票否决项不通过）' : ''}。`,
      ...(filed.rectifications.length === 0
        ? ['没有不通过的项目，无需整改。']
        : [`已开出整改通知 ${filed.rectifications.length} 份：`, ...rectificationLines(filed, now)]),
      ...filed.penalties.map(each => `「${each.itemTitle}」已提出扣分建议 ${each.no}，待质控岗确认。`),
      notified(now),
    ].join('\n'),
    options: [{ key: `测评结果 ${filed.no}`, label: '测评结果' }],
    ref: { type: 'inspection', no: filed.no },
  }),
  alreadyFiled: ({ taskNo, no, byName, at }: AlreadyFiled, now: Date): Reply => ({
    text: `这项任务（${taskNo}）已由${byName}于 ${showTime(new Date(at), now)} 提交，测评单号 ${no}。一项任务只记一份结果，您这一份没有再提交。`,
    options: [{ key: `测评结果 ${no}`, label: '测评结果' }],
    ref: { type: 'inspection', no },
  }),
  view: ({ inspection, earlier }: Viewed, now: Date): Reply => {
    const failed = inspection.items.filter(item => item.result === 'fail');
    const notApplicable = inspection.items.filter(item => item.result === 'notApplicable').map(item => item.ordinal);
    return {
      text: [
        `测评结果 ${inspection.no}`,
        `· 类别：${inspection.programmeName}`,
        `· 单位：${inspection.unitName}`,
        `· 时间：${(inspection.dayOnly ? showDate : showTime)(inspection.inspectedAt, now)}`,
        `· 得分：${inspection.score} 分${inspection.vetoed ? '（一票否决项不通过）' : ''}`,
        failed.length === 0 ? '· 不通过：无' : `· 不通过 ${failed.length} 项：`,
        ...failed.map(itemLine),
        ...sampledLines(inspection.items),
        ...sourceLine(inspection.items),
        ...inspection.items
          .filter(item => item.text !== null && item.text !== '')
          .map(item => `· ${item.title}：${item.text}`),
        ...(notApplicable.length > 0 ? [`· 不适用：${showOrdinals(notApplicable)}`] : []),
        ...(inspection.note === '' ? [] : [`· 备注：${inspection.note}`]),
        ...(earlier.length > 0
          ? ['更早的测评：', ...earlier.map(each => `　${each.no} ${each.unitName} ${each.score} 分`)]
          : []),
      ].join('\n'),
      options: [
        ...(inspection.items.some(item => item.files > 0) ? [{ key: `看照片 ${inspection.no}`, label: '看照片' }] : []),
        ...failed.flatMap(item =>
          item.rectificationNo ? [{ key: `查看 ${item.rectificationNo}`, label: `查看 ${item.rectificationNo}` }] : [],
        ),
        ...earlier.map(each => ({ key: `测评结果 ${each.no}`, label: `测评结果 ${each.no}` })),
      ],
      ref: { type: 'inspection', no: inspection.no },
    };
  },
  none: { text: '目前没有您可以查看的测评结果。' } satisfies Reply,
};
