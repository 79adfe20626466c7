import { atShanghai } from '../../src/domain/calendar/shanghai.ts';
import { AFTERNOON_END } from '../../src/domain/calendar/working-hours.ts';
import { MOST_EXTENSION_WORKING_DAYS } from '../../src/domain/rectification/extension.ts';
import type { Services } from '../../src/services/index.ts';
import type { Reply } from '../framework/reply.ts';
import { showTime } from '../replies/times.ts';
import { commandOption, SEVERITY_LABEL, STATUS_LABEL } from './labels.ts';

type Rectification = Services['rectification'];
type Preview = Awaited<ReturnType<Rectification['previewExtension']>>;
type Obstacle = Exclude<Preview, { kind: 'open' }>;
type Asked = Extract<Awaited<ReturnType<Rectification['askExtension']>>, { kind: 'asked' }>;
type Unfit = Exclude<Awaited<ReturnType<Rectification['checkAskedDay']>>, { kind: 'due' }>;
type Viewed = NonNullable<Awaited<ReturnType<Rectification['viewExtension']>>>;
type Decided = Exclude<Awaited<ReturnType<Rectification['decideExtension']>>, { kind: 'unseen' }>;

const refTo = (no: string) => ({ type: 'rectification' as const, no });

export const extensionReplies = {
  nothingToExtend: '您目前没有可以申请延期的整改通知。',
  nothingToDecide: '目前没有等待您审批的延期申请。',
  obstacle: (obstacle: Obstacle, now: Date): Reply => {
    const { no } = obstacle;
    switch (obstacle.kind) {
      case 'overdue':
        return {
          text: `${no} 已于 ${showTime(new Date(obstacle.dueAt), now)} 到期，延期须在到期前申请。请尽快整改并答复，逾期的情况可在答复里说明。`,
          options: [commandOption('答复整改', no)],
          ref: refTo(no),
        };
      case 'askedBefore':
        return {
          text: `${no} 本轮${{ asked: '的延期申请正在等待审批', granted: '已经延期过一次', refused: '的延期申请没有获得同意' }[obstacle.status]}，每轮只能申请一次。`,
          options: [commandOption('查看', no)],
          ref: refTo(no),
        };
      case 'wrongState':
        return {
          text: `${no} 当前状态为「${STATUS_LABEL[obstacle.status]}」，不需要延期。`,
          options: [commandOption('查看', no)],
          ref: refTo(no),
        };
    }
  },
  intro: ({ no, itemTitle, unitName, dueAt }: Extract<Preview, { kind: 'open' }>, now: Date): Reply => ({
    text: `为整改通知 ${no}（${unitName}「${itemTitle}」）申请延期，现在的期限是 ${showTime(dueAt, now)}。每轮只能申请一次，批准前期限不变。`,
    ref: refTo(no),
  }),
  askDay: { text: '请问要延到哪一天？例如「12月3日」「下周三」。' } satisfies Reply,
  dayUnclear: { text: '没有看懂日期，请发「12月3日」或「下周三」这样的日期。' } satisfies Reply,
  dayUnfit: (asked: Unfit): Reply => {
    switch (asked.kind) {
      case 'notLater':
        return { text: '这一天不晚于现在的期限，请给出更晚的日期。' };
      case 'dayOff':
        return { text: '这一天不上班，请给出一个工作日。' };
      case 'tooLate':
        return {
          text: `一次最多延 ${MOST_EXTENSION_WORKING_DAYS} 个工作日，最晚到 ${showTime(atShanghai(asked.latest, AFTERNOON_END))}。请给出更早的日期。`,
        };
    }
  },
  askReason: { text: '为什么需要延期？例如「配件未到」。' } satisfies Reply,
  asked: ({ no, itemTitle, dueAt, askedDueAt }: Asked, now: Date): Reply => ({
    text: `已为 ${no}「${itemTitle}」申请延期到 ${showTime(new Date(askedDueAt), now)}，送质控岗审批。批准前仍按原期限 ${showTime(new Date(dueAt), now)} 办理。`,
    ref: refTo(no),
  }),
  view: (view: Viewed, now: Date): Reply => ({
    text: [
      `延期申请 ${view.no}：${view.unitName}「${view.itemTitle}」（${SEVERITY_LABEL[view.severity]}${view.round > 1 ? `，第 ${view.round} 轮` : ''}）`,
      `现在的期限：${showTime(view.dueAt, now)}`,
      `申请延到：${showTime(view.askedDueAt, now)}`,
      `理由：${view.reason}（${view.byName}，${showTime(view.at, now)}）`,
    ].join('\n'),
    options: [commandOption('同意延期', view.no), commandOption('不同意延期', view.no), commandOption('查看', view.no)],
    ref: refTo(view.no),
  }),
  askRefusal: (no: string): Reply => ({
    text: `请在单号后写明不同意的理由，例如「不同意延期 ${no} 配件本地有货」，单位会看到。`,
    ref: refTo(no),
  }),
  decided: (outcome: Decided, now: Date): Reply => {
    const { no } = outcome;
    if (outcome.kind === 'noneAsked')
      return { text: `${no} 没有等待审批的延期申请。`, options: [commandOption('查看', no)], ref: refTo(no) };
    const due = showTime(new Date(outcome.dueAt), now);
    return {
      text:
        outcome.kind === 'granted'
          ? `已同意 ${no}（${outcome.unitName}「${outcome.itemTitle}」）延期到 ${due}，提醒随新期限调整，并已通知对方。`
          : `没有同意 ${no}（${outcome.unitName}「${outcome.itemTitle}」）延期，期限仍为 ${due}，已通知对方。`,
      ref: refTo(no),
    };
  },
};
