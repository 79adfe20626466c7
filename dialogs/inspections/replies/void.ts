import type { Option } from '../../../src/domain/conversation/message.ts';
import type { Reply } from '../../framework/reply.ts';
import { showPeriod } from '../../replies/periods.ts';
import { showDate, showTime } from '../../replies/times.ts';
import type { InspectionServices } from '../filing.ts';
import { effectLines, notified } from './result.ts';

type Preview = Awaited<ReturnType<InspectionServices['previewVoid']>>;
type Open = Extract<Preview, { kind: 'open' }>;
type Obstacle = Exclude<Preview, { kind: 'open' }>;
type Voided = Extract<Awaited<ReturnType<InspectionServices['void']>>, { kind: 'voided' }>;

const refTo = (no: string) => ({ type: 'inspection' as const, no });
const about = (phrase: string, no: string): Option => ({ key: `${phrase} ${no}`, label: phrase });

const named = (each: { no: string; itemTitle: string }): string => `${each.no}「${each.itemTitle}」`;

/** What is said while a result is voided. */
export const voidReplies = {
  which: {
    text: '请写明要作废的测评单号，例如「作废测评 CP-2026-0001」。还没提交的草稿不用作废：发「录测评」打开后，选「重新开始」即可。',
  } satisfies Reply,
  intro: (preview: Open, now: Date, isLast: boolean): Reply => {
    const { no, unitName, programmeName, score } = preview;
    const when = (preview.dayOnly ? showDate : showTime)(preview.inspectedAt, now);
    return {
      text: [
        `作废${isLast ? '您最近提交的' : ''}测评 ${no}：「${unitName}」${when}的${programmeName}，${score} 分。`,
        ...(isLast ? ['要作废的不是这一份，请发「取消」，再发「作废测评」加单号。'] : []),
        `只是某一项记错了，不用作废，发「更正测评 ${no}」更正即可。`,
      ].join('\n'),
      ref: refTo(no),
    };
  },
  askReason: { text: '请说明作废的原因，被检查单位会看到，例如「单位录错了，查的是另一个厅」。' } satisfies Reply,
  lapses: (preview: Open, now: Date): Reply => {
    const { no, score, month, rectifications, penalties, disputes, task, closings, responsibleUnitName } = preview;
    const withdrawn = rectifications.filter(({ open }) => open);
    const settled = rectifications.filter(({ open }) => !open);
    return {
      text: [
        `作废后不能恢复，${no} 会这样处理：`,
        `· 成绩：${score} 分不再计入${responsibleUnitName}${showPeriod(month)}的得分`,
        ...(closings.length > 0 ? [`· 考核：${closings.join('、')} 已定稿，将提醒质控岗重算`] : []),
        ...(withdrawn.length > 0 ? [`· 撤回整改通知：${withdrawn.map(named).join('、')}`] : []),
        ...(settled.length > 0 ? [`· 已办结的整改通知保持不变：${settled.map(named).join('、')}`] : []),
        ...penalties.map(each =>
          each.posted === null ? `· 取消扣分建议：${each.no}` : `· 撤销扣分：${each.no}，退回 ${each.posted} 分`,
        ),
        ...(disputes.length > 0 ? [`· 异议 ${disputes.join('、')} 随之了结，不用再裁定`] : []),
        ...(task === null
          ? []
          : [
              task.missed
                ? `· 检查任务 ${task.no} 变为逾期未完成（期限 ${showTime(task.dueAt, now)} 已过），仍可补录`
                : `· 检查任务 ${task.no} 要重新完成，期限不变：${showTime(task.dueAt, now)}`,
            ]),
      ].join('\n'),
      ref: refTo(no),
    };
  },
  voided: ({ no, unitName, programmeName, effects, disputes, task }: Voided, now: Date): Reply => ({
    text: [
      `测评 ${no} 已作废：「${unitName}」的${programmeName}不计成绩。`,
      ...effectLines(effects),
      ...(disputes.length > 0 ? [`异议 ${disputes.join('、')} 随之了结。`] : []),
      ...taskLines(task, now),
      notified(now),
      '查的是别的单位，请发「录测评」重新录入，原来的照片可以再用。',
    ].join('\n'),
    options: [{ key: '录测评', label: '录测评' }, about('测评结果', no)],
    ref: refTo(no),
  }),
  obstacle: (obstacle: Obstacle, now: Date): Reply => {
    const { no } = obstacle;
    const ref = refTo(no);
    switch (obstacle.kind) {
      case 'alreadyVoided':
        return {
          text: `${no} 已于 ${showTime(new Date(obstacle.at), now)} 作废，不用再操作。`,
          options: [about('测评结果', no)],
          ref,
        };
      case 'imported':
        return {
          text: `${no} 是导入的结果${obstacle.batchNo === null ? '' : `（批次号 ${obstacle.batchNo}）`}，以导入的表为准，不能单独作废。数据有误的，请联系质控岗核对原表后重新导入。`,
          options: [about('测评结果', no)],
          ref,
        };
      case 'recheck':
        return {
          text: `${no} 是复查结果，整改已按它办理，不能作废。复查记录有误的，请发「更正测评 ${no}」。`,
          options: [about('更正测评', no)],
          ref,
        };
      case 'inReview':
        return {
          text: `${no} 正在等待复核，还没有发布，不用作废。请联系复核的质控岗退回；退回后发「修改测评 ${no}」改好再提交。`,
          options: [about('测评结果', no)],
          ref,
        };
      case 'returned':
        return {
          text: `${no} 复核后已退回，还没有发布，不用作废。请发「修改测评 ${no}」改好后再提交。`,
          options: [about('修改测评', no)],
          ref,
        };
      case 'correcting':
        return {
          text:
            obstacle.byName === null
              ? `您正在更正 ${no}，还没有提交。请先提交更正，或发「放弃更正 ${no}」，再作废。`
              : `${obstacle.byName}正在更正 ${no}，还没有提交。请先与对方沟通，或发「放弃更正 ${no}」撤掉那份草稿，再作废。`,
          options: [about('放弃更正', no)],
          ref,
        };
      case 'correctionInReview':
        return { text: `${no} 的更正正在等待复核，请等复核有了结果再作废。`, options: [about('测评结果', no)], ref };
      case 'needsDecider':
        return {
          text: `${no} 已经复核发布，不能由检查人自己作废。请把原因告诉${deciderText(obstacle.deciders)}，由其发「作废测评 ${no}」办理。`,
          options: [about('测评结果', no)],
          ref,
        };
      default: {
        const unknown: never = obstacle;
        throw new Error(`no wording for ${JSON.stringify(unknown)}`);
      }
    }
  },
};

function taskLines(reopened: Voided['task'], now: Date): string[] {
  if (reopened === null) return [];
  const { task, missed, ofName } = reopened;
  const whose = ofName === null ? '您的' : `${ofName}的`;
  const due = showTime(new Date(task.dueAt), now);
  return [
    missed
      ? `${whose}检查任务 ${task.no}（${task.unit}）还没有结果，期限 ${due} 已过，记为逾期未完成；补录后仍可完成。`
      : `${whose}检查任务 ${task.no}（${task.unit}）需要重新完成，期限不变：${due}。`,
  ];
}

const deciderText = (names: readonly string[]): string =>
  names.length === 0 ? '客户服务部质控岗' : `质控岗或分管领导（${names.join('、')}）`;
