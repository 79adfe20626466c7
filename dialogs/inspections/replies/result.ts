import { deliverAfter } from '../../../src/domain/calendar/quiet-hours.ts';
import type { Option } from '../../../src/domain/conversation/message.ts';
import type { CorrectionEffects } from '../../../src/domain/inspections/notices.ts';
import { percentOf } from '../../../src/domain/inspections/samples/rates.ts';
import type { Reply } from '../../framework/reply.ts';
import { RECHECK_OUTCOME } from '../../replies/recheck-outcome.ts';
import { changeLine, showItemRecord } from '../../replies/recorded-text.ts';
import { reusedPictureLines } from '../../replies/reused-picture.ts';
import { type DueBasis, explainDue, showDate, showTime } from '../../replies/times.ts';
import type { InspectionServices } from '../filing.ts';
import { CORRECTED_BY } from './correction.ts';
import { showSources } from './methods.ts';
import { showOrdinals } from './words.ts';

type Filed = Extract<Awaited<ReturnType<InspectionServices['submit']>>, { kind: 'filed' }>;
type Released = NonNullable<Filed['released']>;
type AlreadyFiled = Extract<Awaited<ReturnType<InspectionServices['submit']>>, { kind: 'alreadyFiled' }>;
type Viewed = Extract<Awaited<ReturnType<InspectionServices['view']>>, { kind: 'inspection' }>;
type ViewedItem = Viewed['inspection']['items'][number];
type Confirmed = Awaited<ReturnType<InspectionServices['confirmResult']>>;

/** Deadlines of one explanation are told together. */
export function rectificationLines(released: Released, now: Date): string[] {
  const byDue = Map.groupBy(released.rectifications, each => each.dueAt);
  return [...byDue].flatMap(([dueAt, group]) => {
    const basis: DueBasis = group[0]!.dueBasis;
    return [
      ...group.map(
        each => `　${each.no} ${each.itemTitle}${each.repeatOf ? `（本季度重复出现，上次 ${each.repeatOf}）` : ''}`,
      ),
      `　整改期限：${showTime(new Date(dueAt), now)}（${explainDue(basis)}）`,
    ];
  });
}

/** What a release brought about, a line each. */
export function releaseLines(released: Released, now: Date): string[] {
  const { rectifications, penalties, correction, rechecks = [] } = released;
  if (rechecks.length > 0) return recheckLines(rechecks, released, now);
  return [
    ...(correction ? effectLines(correction.effects) : []),
    ...(rectifications.length === 0
      ? [correction ? '没有新增的整改。' : '没有不通过的项目，无需整改。']
      : [
          `${correction ? '新开出' : '已开出'}整改通知 ${rectifications.length} 份${rectifications[0]?.groupNo ? `（整改通知单 ${rectifications[0].groupNo}）` : ''}：`,
          ...rectificationLines(released, now),
        ]),
    ...penalties.map(each => `「${each.itemTitle}」已提出扣分建议 ${each.no}，待确认。`),
    `被检查单位可在 ${showTime(new Date(released.respondBy), now)} 前确认结果或提出异议。`,
  ];
}

/** What a recheck decided, by 整改. */
function recheckLines(rechecks: NonNullable<Released['rechecks']>, released: Released, now: Date): string[] {
  return [
    ...(released.correction ? effectLines(released.correction.effects) : []),
    ...rechecks.map(
      ({ no, itemTitle, outcome, dueAt }) =>
        `· ${no}「${itemTitle}」：${RECHECK_OUTCOME[outcome]}${dueAt ? `，新的期限 ${showTime(new Date(dueAt), now)}` : ''}`,
    ),
    `被检查单位可在 ${showTime(new Date(released.respondBy), now)} 前确认结果或提出异议。`,
  ];
}

/** What a correction took back. */
export function effectLines({ withdrawn, settled, penalties, orders }: CorrectionEffects): string[] {
  const named = (each: { no: string; itemTitle: string }) => `${each.no}「${each.itemTitle}」`;
  return [
    ...(withdrawn.length > 0 ? [`已撤回整改通知：${withdrawn.map(named).join('、')}。`] : []),
    ...(settled.length > 0 ? [`此前已办结、保持不变的整改通知：${settled.map(named).join('、')}。`] : []),
    ...penalties.map(({ no, givenBack }) =>
      givenBack === null ? `扣分建议 ${no} 已取消，没有计分。` : `扣分 ${no} 已撤销，${givenBack} 分已退回。`,
    ),
    ...(orders.length > 0 ? [`督办单 ${orders.join('、')} 仍在办理，请质控岗决定是否继续。`] : []),
  ];
}

/** Where notices wait for the end of quiet hours, nobody has been told yet. */
export function notified(now: Date): string {
  const at = deliverAfter(now, false);
  return at > now
    ? `现在是免打扰时段，给被检查单位和责任部门负责人的通知将于 ${showTime(at, now)} 送达。`
    : '已通知被检查单位和责任部门负责人。';
}

function itemLine(item: ViewedItem): string {
  const shown = showItemRecord({ ...item, photos: item.files });
  // 「不合格」 and a rate do not tell the points by themselves.
  const got = item.maxPoints === 0 || shown.includes('，得 ') ? '' : `，得 ${item.points}/${item.maxPoints}`;
  return [
    `　第 ${item.ordinal} 项 ${item.title}：${shown}${got}`,
    ...(item.note === '' ? [] : [item.note.replaceAll('\n', '；')]),
    ...(item.files > 0 ? [`照片 ${item.files} 张`] : []),
    ...(item.rectificationNo ? [`整改通知 ${item.rectificationNo}`] : []),
    ...(item.dispute ? [`异议 ${item.dispute.no}（${DISPUTE_STATUS[item.dispute.status]}）`] : []),
    ...reusedPictureLines(item.reused),
  ].join('；');
}

/** Rates, values, choices and what carries no points, where they passed; what failed is told above. */
function passedLines(items: readonly ViewedItem[]): string[] {
  return items.flatMap(item => {
    const { result, title, recorded, sampled, qualified } = item;
    if (result !== 'pass') return [];
    if (sampled !== null && qualified !== null)
      return [`· ${title}：${qualified}/${sampled}（${percentOf({ sampled, qualified })}%）`];
    const tells = TOLD_WHEN_PASSED.has(recorded.scoring);
    const shown = tells ? showItemRecord({ ...item, photos: item.files }) : '';
    return shown === '' ? [] : [`· ${title}：${shown}`];
  });
}

const TOLD_WHEN_PASSED = new Set<ViewedItem['recorded']['scoring']>(['choice', 'number', 'text', 'photo', 'signature']);

/** Said of what nobody of the city filed in chat. */
function levelLine({ level, batchNo }: Viewed['inspection']): string[] {
  if (level === 'province') return [`· 层级：省公司${batchNo === null ? '' : `（成批导入，批次号 ${batchNo}）`}`];
  return batchNo === null ? [] : [`· 来源：成批导入，批次号 ${batchNo}`];
}

function sourceLine(items: readonly ViewedItem[]): string[] {
  const sourced = items.flatMap(({ ordinal, source }) => (source ? [{ ordinal, source }] : []));
  return sourced.length === 0 ? [] : [`· 来源：${showSources(sourced)}`];
}

export const DISPUTE_STATUS = { open: '待裁定', upheld: '维持原结果', accepted: '异议成立' } as const;

function voidedLines({ by, byName, at, reason }: NonNullable<Viewed['inspection']['voided']>, now: Date): string[] {
  return [
    `· 状态：已作废，不计成绩；${byName ?? CORRECTED_BY[by]}于 ${showTime(at, now)} 作废`,
    `· 作废原因：${reason.replaceAll('\n', '；')}`,
  ];
}

/** Whether the unit's head has answered, in one line; nothing while there is nothing to answer. */
function stateLine(
  { state, respondBy, confirmedByName, confirmedAt, voided }: Viewed['inspection'],
  now: Date,
): string[] {
  switch (state) {
    case 'inReview':
      return ['· 状态：等待复核，尚未发布'];
    case 'returned':
      return ['· 状态：复核后退回修改，尚未发布'];
    case 'open':
      return respondBy ? [`· 状态：待单位负责人确认，${showTime(respondBy, now)} 前可确认结果或提出异议`] : [];
    case 'confirmed':
      return confirmedAt ? [`· 状态：${confirmedByName ?? ''}已于 ${showTime(confirmedAt, now)} 确认`] : [];
    case 'expired':
      return respondBy ? [`· 状态：到 ${showTime(respondBy, now)} 没有答复，视为确认`] : [];
    case 'voided':
      return voided ? voidedLines(voided, now) : [];
    case 'notReleased':
      return [];
  }
}

function viewOptions({ no, can, revision, items }: Viewed['inspection']): Option[] {
  const about = (phrase: string): Option => ({ key: `${phrase} ${no}`, label: phrase });
  return [
    ...(can.respond ? [about('确认结果'), { key: `异议 ${no}`, label: '提出异议' }] : []),
    ...(can.review ? [about('复核测评')] : []),
    ...items.flatMap(({ rectificationNo }) =>
      rectificationNo ? [{ key: `查看 ${rectificationNo}`, label: `查看 ${rectificationNo}` }] : [],
    ),
    ...(revision > 1 ? [about('测评历史')] : []),
    ...(can.correct ? [about('更正测评')] : []),
    ...(can.void ? [about('作废测评')] : []),
  ];
}

/** What is said of a submitted inspection. */
export const resultReplies = {
  filed: (filed: Filed, now: Date): Reply => {
    const { no, unit, programme, score, vetoed, released } = filed;
    const options = [{ key: `测评结果 ${no}`, label: '测评结果' }];
    const ref = { type: 'inspection' as const, no };
    const scored = filed.isRecheck
      ? `「${unit}」${programme}复查`
      : `「${unit}」${programme}得分 ${score} 分${vetoed ? '（一票否决项不通过）' : ''}`;
    if (released === null)
      return {
        text: [
          `测评已提交复核，单号 ${no}。`,
          `${scored}，不通过 ${filed.failed} 项。`,
          filed.isRecheck
            ? '复核通过前，被检查单位看不到结果，整改也不变动。'
            : '复核通过前，被检查单位看不到结果，也不会开出整改通知。',
        ].join('\n'),
        options,
        ref,
      };
    const { correction } = released;
    return {
      text: [
        correction ? `测评 ${no} 已更正。` : `测评已提交，单号 ${no}。`,
        correction && !filed.isRecheck ? `${scored}，更正前 ${correction.oldScore} 分。` : `${scored}。`,
        ...releaseLines(released, now),
        notified(now),
      ].join('\n'),
      options: correction ? [...options, { key: `测评历史 ${no}`, label: '测评历史' }] : options,
      ref,
    };
  },
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
        `测评结果 ${inspection.no}${inspection.voided ? '（已作废）' : ''}${inspection.revision > 1 ? `（已更正 ${inspection.revision - 1} 次）` : ''}`,
        `· 类别：${inspection.programmeName}${inspection.rechecked ? '（复查，不计入当期成绩）' : ''}`,
        ...levelLine(inspection),
        `· 单位：${inspection.unitName}`,
        `· 时间：${(inspection.dayOnly ? showDate : showTime)(inspection.inspectedAt, now)}`,
        `· 得分：${inspection.score} 分${inspection.vetoed ? '（一票否决项不通过）' : ''}`,
        inspection.items.length === 0
          ? '· 分项：只有总分，没有分项'
          : failed.length === 0
            ? '· 不通过：无'
            : `· 不通过 ${failed.length} 项：`,
        ...failed.map(itemLine),
        ...(inspection.rechecked ?? []).map(
          ({ no, itemTitle, outcome }) =>
            `· 整改 ${no}「${itemTitle}」${outcome ? `：${RECHECK_OUTCOME[outcome]}` : ''}`,
        ),
        ...passedLines(inspection.items),
        ...sourceLine(inspection.items),
        ...(notApplicable.length > 0 ? [`· 不适用：${showOrdinals(notApplicable)}`] : []),
        ...(inspection.note === '' ? [] : [`· 备注：${inspection.note}`]),
        ...stateLine(inspection, now),
        ...(earlier.length > 0
          ? ['更早的测评：', ...earlier.map(each => `　${each.no} ${each.unitName} ${each.score} 分`)]
          : []),
      ].join('\n'),
      options: [
        ...(inspection.items.some(item => item.files > 0) ? [{ key: `看照片 ${inspection.no}`, label: '看照片' }] : []),
        ...(inspection.samples > 0 ? [{ key: `抽样明细 ${inspection.no}`, label: '抽样明细' }] : []),
        ...viewOptions(inspection),
        ...earlier.map(each => ({ key: `测评结果 ${each.no}`, label: `测评结果 ${each.no}` })),
      ],
      ref: { type: 'inspection', no: inspection.no },
    };
  },
  none: { text: '目前没有您可以查看的测评结果。' } satisfies Reply,
  historyUsage: {
    text: '请发「测评结果」加单号看一次测评，例如「测评结果 CP-2026-0001」；看历次更正，发「测评历史 CP-2026-0001」。',
  } satisfies Reply,
  nothingToConfirm: '您目前没有待确认的测评结果。',
  confirmed: (outcome: Confirmed, now: Date): Reply => {
    const { no } = outcome;
    const ref = { type: 'inspection' as const, no };
    if (outcome.kind === 'confirmed') {
      const open = outcome.openDisputes;
      return {
        text:
          open.length === 0
            ? `已确认「${outcome.unitName}」的测评结果 ${no}，确认后不再提出异议。整改仍按通知的期限办理。`
            : `已确认「${outcome.unitName}」的测评结果 ${no}；异议 ${open.join('、')} 继续等待裁定，裁定不受影响。`,
        options: [{ key: `测评结果 ${no}`, label: '测评结果' }],
        ref,
      };
    }
    return { text: closedWindow(outcome, now), options: [{ key: `测评结果 ${no}`, label: '测评结果' }], ref };
  },
};

/** Why nothing can be confirmed or disputed any more. */
export function closedWindow(
  { no, state, at }: { no: string; state: 'confirmed' | 'expired' | 'voided'; at: Date | null },
  now: Date,
): string {
  const when = at ? ` ${showTime(at, now)} ` : '';
  if (state === 'voided') return `${no} 已于${when}作废，不计成绩，不用再确认，也不用提出异议。`;
  return state === 'confirmed'
    ? `${no} 已于${when}确认，不能再确认或提出异议。如果发现记录确有错误，请联系客户服务部质控岗更正。`
    : `${no} 的确认和异议期已于${when}截止，没有答复的视为确认。如果发现记录确有错误，请联系客户服务部质控岗更正。`;
}

type History = Awaited<ReturnType<InspectionServices['history']>>;

/** 测评历史: every revision, and what each correction changed. */
export function renderHistory({ no, unitName, programmeName, revisions, voided }: History, now: Date): Reply {
  return {
    text: [
      `${no}（${unitName}，${programmeName}）共 ${revisions.length} 版：`,
      ...revisions.flatMap(({ revision, score, vetoed, failed, releasedAt, correction }, index) => [
        `第 ${revision} 版（${showTime(releasedAt, now)}${index === revisions.length - 1 ? (voided ? '，已作废' : '，现行') : ''}）：${score} 分${vetoed ? '（一票否决项不通过）' : ''}，不通过 ${failed} 项`,
        ...(correction
          ? [
              `　由${CORRECTED_BY[correction.by]}更正，原因：${correction.reason}`,
              ...correction.changes.map(change => `　${changeLine(change)}`),
            ]
          : []),
      ]),
    ].join('\n'),
    options: [{ key: `测评结果 ${no}`, label: '测评结果' }],
    ref: { type: 'inspection', no },
  };
}
