import { EXTENSION_LIMITS, type ExtendableType } from '../../src/domain/extensions/extension.ts';
import type { ExtensionSubject } from '../../src/domain/extensions/read-request.ts';
import type { Services } from '../../src/services/index.ts';
import type { Reply } from '../framework/reply.ts';
import { showFullDay, showTime } from '../replies/times.ts';
import { DECIDER, doingOptions, doingPhrase, movesWith, option, refTo, showMatter } from './words.ts';

type Extensions = Services['extensions'];
type Preview = Awaited<ReturnType<Extensions['preview']>>;
type Obstacle = Exclude<Preview, { kind: 'open' }>;
type Asked = Extract<Awaited<ReturnType<Extensions['ask']>>, { kind: 'asked' }>;
type Unfit = Exclude<Awaited<ReturnType<Extensions['checkDay']>>, { kind: 'due' }>;
type Viewed = NonNullable<Awaited<ReturnType<Extensions['view']>>>;
type Decided = Exclude<Awaited<ReturnType<Extensions['decide']>>, { kind: 'unseen' }>;

const SUBJECT: Readonly<Record<ExtensionSubject, string>> = {
  report: '报表',
  measure: '改进措施',
  rectification: '整改通知',
  supervision: '督办单',
};

const ASKED_BEFORE = {
  asked: '的延期申请正在等待审批',
  granted: '已经延期过一次',
  refused: '的延期申请没有获得同意',
  lapsed: '申请过延期，后来已按期报送',
} as const;

export const extensionReplies = {
  nothingToExtend: (about?: ExtensionSubject): string =>
    `您目前没有可以申请延期的${about ? SUBJECT[about] : '整改通知、督办单、报表或改进措施'}。`,
  nothingToDecide: '目前没有等待您审批的延期申请。',
  obstacle: (obstacle: Obstacle, now: Date): Reply => {
    const { facts } = obstacle;
    const { no } = facts;
    switch (obstacle.kind) {
      case 'overdue':
        return {
          text: `${no} 已于 ${showTime(new Date(obstacle.dueAt), now)} 到期，延期要在到期前申请，很抱歉现在不能再申请。${overdueAdvice(facts)}`,
          options: doingOptions(facts),
          ref: refTo(no),
        };
      case 'shortNotice':
        return {
          text: `${no} 将于 ${showTime(new Date(obstacle.dueAt), now)} 到期，${showLimits(facts)}，最晚应在${showFullDay(obstacle.lastDay)}提出，很抱歉现在不能再申请。${overdueAdvice(facts)}`,
          options: doingOptions(facts),
          ref: refTo(no),
        };
      case 'askedBefore':
        return {
          text: `${no} ${isByRound(no) ? '本轮' : ''}${ASKED_BEFORE[obstacle.status]}，${isByRound(no) ? '每轮' : '同一期限'}只能申请一次${ruleOf(no)}。`,
          options: [option('查看', no)],
          ref: refTo(no),
        };
      case 'byProvince':
        return {
          text: `${no} 来自省公司督办单，期限由省公司确定，不能在这里申请延期。确有困难的，请尽早告诉质控岗，由质控岗与省公司沟通。`,
          options: [option('查看', no)],
          ref: refTo(no),
        };
      case 'standsStill':
        return {
          text: `${no} 正在等待责任认定，期限已经停表，认定后自动顺延，现在不需要申请延期。`,
          options: [option('查看', no)],
          ref: refTo(no),
        };
      case 'settled':
        if (facts.awaited === 'feedback')
          return {
            text: `${no} 的整改到位已经报送，反馈期限不能单独延期，请按期报反馈。`,
            options: doingOptions(facts),
            ref: refTo(no),
          };
        return {
          text: `${no} 目前没有等您单位办理的事项，不需要延期。`,
          options: [option('查看', no)],
          ref: refTo(no),
        };
    }
  },
  intro: ({ facts, dueAt }: Extract<Preview, { kind: 'open' }>, now: Date): Reply => ({
    text: `为 ${facts.no}（${showMatter(facts)}）申请延期，现在的期限是 ${showTime(dueAt, now)}。${showLimits(facts)}，同一期限只能申请一次，批准前期限不变。${facts.no.startsWith('DB') ? '同意后反馈期限同步顺延。' : ''}${facts.awaited === 'cause' ? '延期的是整改到位，查因的期限不变，请按期报查因。' : ''}`,
    ref: refTo(facts.no),
  }),
  askDay: { text: '请问要延到哪一天？请说一个比现在的期限晚的工作日，写几月几日就行。' } satisfies Reply,
  dayUnclear: { text: '没有看懂日期，请发「12月3日」或「下周三」这样的日期。' } satisfies Reply,
  dayUnfit: (asked: Unfit, no: string): Reply => {
    switch (asked.kind) {
      case 'notLater':
        return { text: '这一天不晚于现在的期限，请给出更晚的日期。' };
      case 'dayOff':
        return { text: '这一天不上班，请给出一个工作日。' };
      case 'tooLate':
        return {
          text: `${showLimits({ no })}，最晚可延到 ${showTime(new Date(asked.latest))}。请给出更早的日期。`,
        };
    }
  },
  askReason: { text: '为什么需要延期？例如「配件未到」「数据要等省公司下发」。' } satisfies Reply,
  asked: ({ facts, dueAt, askedDueAt, decides }: Asked, now: Date): Reply => ({
    text: `已为 ${facts.no}（${showMatter(facts)}）申请延期到 ${showTime(new Date(askedDueAt), now)}，送${DECIDER[decides]}审批。${untilDecided(facts.no, showTime(new Date(dueAt), now))}`,
    ref: refTo(facts.no),
  }),
  view: ({ facts, round, dueAt, askedDueAt, reason, byName, at }: Viewed, now: Date): Reply => ({
    text: [
      `延期申请 ${facts.no}：${showMatter(facts)}${round > 1 ? `（第 ${round} 轮）` : ''}`,
      `现在的期限：${showTime(dueAt, now)}`,
      `申请延到：${showTime(askedDueAt, now)}`,
      `理由：${reason}（${byName}，${showTime(at, now)}）`,
    ].join('\n'),
    options: [option('同意延期', facts.no), option('不同意延期', facts.no), option('查看', facts.no)],
    ref: refTo(facts.no),
  }),
  askRefusal: { text: '请写明不同意的理由，单位会看到。' } satisfies Reply,
  decided: (outcome: Decided, now: Date): Reply => {
    if (outcome.kind === 'noneAsked') {
      const { no } = outcome;
      return { text: `${no} 没有等待审批的延期申请。`, options: [option('查看', no)], ref: refTo(no) };
    }
    const { facts } = outcome;
    const due = showTime(new Date(outcome.dueAt), now);
    return {
      text:
        outcome.kind === 'granted'
          ? `已同意 ${facts.no}（${showMatter(facts)}）延期到 ${due}，提醒随新期限调整，并已通知对方。${movesWith(facts.no)}`
          : `没有同意 ${facts.no}（${showMatter(facts)}）延期，期限仍为 ${due}，已通知对方。`,
      ref: refTo(facts.no),
    };
  },
};

/** `ordinal`: of a measure, whose own day is meant. */
type Limited = { readonly no: string; readonly ordinal?: number };

/** The limits of what is extended, with the rule they come from where there is one. */
function showLimits({ no, ordinal }: Limited): string {
  const { type } = refTo(no);
  const kind = ordinal === undefined ? (type as ExtendableType) : 'measure';
  const { mostWorkingDays, noticeWorkingDays } = EXTENSION_LIMITS[kind];
  const source = ordinal === undefined ? '' : '（《服务短板改进管理办法》第十条）';
  const notice = noticeWorkingDays === 0 ? '' : `延期须提前至少 ${noticeWorkingDays} 个工作日提出${source}，`;
  return `${notice}一次最多延 ${mostWorkingDays} 个工作日${ruleOf(no)}`;
}

/** What holds while a request waits: a 整改通知 costs no points anyway, of a 督办单 查因 is not put off. */
function untilDecided(no: string, due: string): string {
  if (no.startsWith('ZG')) return `批准前仍按原期限 ${due} 办理。`;
  const what = no.startsWith('DB') ? '不就整改到位和反馈' : '不因逾期';
  return `批准前期限不变，请先按原期限 ${due} 办理；审批期间${what}提出扣分。`;
}

/** 整改通知 and 督办单 go in rounds, and 第十八条 is about them. */
const isByRound = (no: string): boolean => no.startsWith('ZG') || no.startsWith('DB');

const ruleOf = (no: string): string => (isByRound(no) ? '（《服务质量考核办法》第十八条）' : '');

/** What is left to do about something that cannot be extended. */
function overdueAdvice(facts: Obstacle['facts']): string {
  switch (doingPhrase(facts)) {
    case '上报':
      return '请尽快补报，特殊情况请向质控岗说明。';
    case '报措施':
      return '请尽快补报措施，特殊情况请向质控岗说明。';
    case '报查因':
    case '报整改到位':
      return '请尽快整改并报送，逾期报送仍会受理；特殊情况请向质控岗说明。';
    case '答复整改':
      return '请尽快整改并答复，逾期的情况可在答复里说明。';
    default:
      return '请尽快完成，核查时可以说明情况。';
  }
}
