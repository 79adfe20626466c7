import { magnitude } from '../../src/domain/penalties/ledger.ts';
import type { ReversalNotice } from '../../src/domain/penalties/notices.ts';
import type { Services } from '../../src/services/index.ts';
import { showFiles } from '../framework/files-slot.ts';
import type { Reply } from '../framework/reply.ts';
import type { NoticeText } from '../replies/notice-text.ts';
import { showPeriod } from '../replies/periods.ts';
import { explainDue, showTime } from '../replies/times.ts';
import { NO_EVIDENCE } from './reward-replies.ts';
import { command, isGiven, showChange, showReason } from './words.ts';

type Penalties = Services['penalties'];
type Preview = Awaited<ReturnType<Penalties['previewReversal']>>;
type Open = Extract<Preview, { kind: 'open' }>;
type Obstacle = Exclude<Preview, { kind: 'open' }>;
type Proposed = Awaited<ReturnType<Penalties['proposeReversal']>>;
type Decided = Awaited<ReturnType<Penalties['decideReversal']>>;

const refTo = (no: string) => ({ type: 'penalty' as const, no });

const isReward = (no: string): boolean => no.startsWith('JF');

/** What an entry is called. */
const what = (no: string): '扣分' | '加分' => (isReward(no) ? '加分' : '扣分');

/** The command that shows it. */
const look = (no: string) => command(isReward(no) ? '查看' : '为什么扣分', no);

/** Given back of a deduction, taken back of a reward; `points` without a sign. */
const takenBack = (no: string, points: string): string => `${isReward(no) ? '收回' : '退回'} ${points} 分`;

/** Who is asked to confirm, and why they. */
function whoDecides({ names, because }: Open['deciders'], unitName: string): string {
  if (names.length === 0)
    return `目前没有人可以确认：须由提出人以外、不属于${unitName}的质控岗或分管领导确认。请由系统管理员另给一位同事「质控岗」或「分管领导」的角色。`;
  const named = names.join('、');
  switch (because) {
    case 'secondPerson':
      return `须由另一人确认：质控岗${named}，或分管领导。`;
    case 'officersOfResponsibleUnit':
      return `须由分管领导${named}确认：质控岗都属于${unitName}，按回避原则不能确认。`;
    case 'noOtherOfficer':
      return `须由分管领导${named}确认：没有另一位可以确认的质控岗。`;
    default:
      return unreachable(because);
  }
}

/** Said to who proposes and to who confirms. */
const closedLines = (closings: readonly string[] = []): string[] =>
  closings.length > 0 ? [`这一期已经定稿（${closings.join('、')}），确认后需要考核重算。`] : [];

const entryText = ({ no, unitName, points, period, ruleTitle }: Open): string =>
  `${no} ${unitName}${showChange(points)}，计入${showPeriod(period)}，规则「${ruleTitle}」`;

export const reversalReplies = {
  none: '近期没有已确认的扣分、加分。更早的请发「冲销」加单号，单号可发「扣分查询」加月份查看。',
  askReason: { text: '请写明冲销原因：哪一处有误，应当是怎样。确认后会告知责任部门。' } satisfies Reply,
  intro: (preview: Open, now: Date): Reply => ({
    text: [
      `冲销 ${entryText(preview)}。`,
      `事由：${showReason(preview.reason, now)}${preview.subjectNo === '' ? '' : `（${preview.subjectNo}）`}`,
    ].join('\n'),
    ref: refTo(preview.no),
  }),
  /** What confirming would bring about. */
  effect: (preview: Open): Reply => {
    const { no, unitName, points, closings, deciders } = preview;
    return {
      text: [
        `请核对：${entryText(preview)}。`,
        `冲销确认后${takenBack(no, magnitude(points))}，原记录保留，不能再恢复，并告知${unitName}负责人。`,
        ...closedLines(closings),
        whoDecides(deciders, unitName),
      ].join('\n'),
      ref: refTo(no),
    };
  },
  obstacle(obstacle: Obstacle, now: Date): Reply {
    const { no } = obstacle;
    const shown = { options: [look(no)], ref: refTo(no) };
    switch (obstacle.kind) {
      case 'notConfirmed':
        return {
          text: `${no} 还没有确认，不用冲销。有误的，由负责确认的人发「不予${what(no)} ${no}」并写明理由即可。`,
          options: [command(`不予${what(no)}`, no), look(no)],
          ref: refTo(no),
        };
      case 'notImposed':
        return { text: `${no} 已经不予${what(no)}，没有计分，不用冲销。`, ...shown };
      case 'nothingStands':
        return { text: `${no} 因规则封顶没有计分，不用冲销。`, ...shown };
      case 'alreadyReversed':
        return {
          text: `${no} 已经${obstacle.by === 'reversal' ? '冲销' : '撤销'}，分数已经${isReward(no) ? '收回' : '退回'}，不能再冲销。`,
          ...shown,
        };
      case 'appealOpen':
        return {
          text: `${no} 正在考核申诉（${obstacle.appealNo}），是否撤销由裁决人决定。裁决后仍有误的，再提出冲销。`,
          options: [command('查看', obstacle.appealNo), look(no)],
          ref: refTo(no),
        };
      case 'alreadyProposed':
        return {
          text: `${no} 的冲销已由${obstacle.byName}于 ${showTime(new Date(obstacle.at), now)} 提出，正在等另一人确认，不用重复提出。`,
          ...shown,
        };
      default:
        return unreachable(obstacle);
    }
  },
  proposed(outcome: Proposed, now: Date): Reply {
    if (outcome.kind !== 'proposed') return reversalReplies.obstacle(outcome, now);
    const { no, unitName, points, deciders, dueAt, dueBasis } = outcome;
    return {
      text: [
        `已提出冲销 ${no}（${unitName}${showChange(points)}），确认之前照常计分。`,
        whoDecides(deciders, unitName),
        `应于 ${showTime(new Date(dueAt), now)} 前确认（${explainDue(dueBasis)}）。`,
      ].join('\n'),
      options: [look(no)],
      ref: refTo(no),
    };
  },
  /** What 确认冲销 and 不予冲销 answer. */
  decided(outcome: Decided, now: Date): Reply {
    const { no } = outcome;
    const shown = { options: [look(no)], ref: refTo(no) };
    switch (outcome.kind) {
      case 'confirmed':
        return {
          text: `已冲销 ${no}：${outcome.unitName}${takenBack(no, outcome.points)}，原记录保留。已告知该单位负责人和提出人。`,
          ...shown,
        };
      case 'rejected':
        return { text: `已记录：${no} 不予冲销，${what(no)}照常有效，已告知提出人。`, ...shown };
      case 'notProposed':
        return { text: `${no} 没有人提出冲销。确有错误的，由质控岗发「冲销 ${no}」提出。`, ...shown };
      case 'alreadyDecided': {
        const at = showTime(new Date(outcome.at), now);
        const by = `${no} 的冲销已由${outcome.byName ?? ''}于 ${at} `;
        const state = {
          confirmed: `${by}确认，分数已经${isReward(no) ? '收回' : '退回'}。`,
          rejected: `${by}处理：不予冲销。`,
          lapsed: `${no} 的冲销已于 ${at} 终止：以 ${outcome.lapsedFor} 为准。`,
        }[outcome.status];
        return { text: `${state}本次操作没有改变任何内容。`, ...shown };
      }
      default:
        return unreachable(outcome);
    }
  },
};

/** The wording of notices about 冲销. */
export function renderReversalNotice(notice: ReversalNotice, now: Date): NoticeText {
  const { no, unitName, points, ruleTitle, ground } = notice;
  const entry = `${unitName}${showChange(points)}（${no}，${ruleTitle}）`;
  const because = `冲销原因：${ground}`;
  const asking = [command('确认冲销', no), command('不予冲销', no)];
  switch (notice.code) {
    case 'reversalToDecide': {
      const due = `请于 ${showTime(new Date(notice.dueAt), now)} 前确认（${explainDue(notice.dueBasis)}）。`;
      return {
        title: notice.nobody ? '冲销没有人可以确认' : '冲销待确认',
        text: [
          `${notice.proposedByName}提出冲销：${entry}。${notice.nobody ? NOBODY : '请您确认。'}`,
          because,
          `佐证：${showFiles(notice.files, NO_EVIDENCE)}`,
          ...closedLines(notice.closings),
          ...(notice.nobody ? [] : [due]),
        ].join('\n'),
        options: [...(notice.nobody ? [] : asking), ...(notice.files > 0 ? [command('看佐证', no)] : []), look(no)],
      };
    }
    case 'reversalDecisionReminder': {
      const overdue = notice.stage === 'overdue';
      const due = showTime(new Date(notice.dueAt), now);
      const late = notice.asked
        ? '已经逾期，请尽快办理。'
        : `已经逾期仍未确认，请您督促${notice.mayDecide ? '，也可以由您确认' : ''}。`;
      return {
        title: overdue ? '冲销确认已逾期' : '冲销确认提醒',
        text: [
          `冲销 ${entry}，${overdue ? `应于 ${due} 前确认，${late}` : `请于 ${due} 前确认。`}${notice.nobody ? NOBODY : ''}`,
          because,
          ...(overdue ? ['确认之前照常计分。'] : []),
          ...closedLines(notice.closings),
        ].join('\n'),
        options: [...(notice.mayDecide || notice.asked ? asking : []), look(no)],
      };
    }
    case 'reversalConfirmed':
      return {
        title: isGiven(points) ? '加分冲销通知' : '扣分冲销通知',
        text: [`${entry}经冲销${takenBack(no, magnitude(points))}，原记录保留。`, because].join('\n'),
        options: [look(no), command('已阅', no)],
      };
    case 'reversalRejected':
      return {
        title: '不予冲销',
        text: [
          `您提出的冲销经审核不予办理，${what(no)}照常有效：${entry}。`,
          `理由：${notice.decisionReason}`,
          because,
        ].join('\n'),
        options: [look(no), command('已阅', no)],
      };
    case 'reversalLapsed': {
      const whose = notice.asked ? '请您确认的' : '您提出的';
      const again = notice.asked ? '' : '裁决后仍有误的，可以再提出。';
      return {
        title: '冲销终止',
        text: notice.causeNo.startsWith('SS')
          ? `${entry}已提出考核申诉（${notice.causeNo}），由裁决人决定，${whose}冲销不再办理。${again}`
          : `测评 ${notice.causeNo} 已更正或作废，${entry}随之取消，${whose}冲销不再办理。`,
        options: [look(no), command('已阅', no)],
      };
    }
    default: {
      const unknown: never = notice;
      throw new Error(`no wording for ${JSON.stringify(unknown)}`);
    }
  }
}

const NOBODY =
  '目前没有人可以确认：须由提出人以外、不属于该部门的质控岗或分管领导确认。请由系统管理员另给一位同事「质控岗」或「分管领导」的角色。';

function unreachable(value: never): never {
  throw new Error(`no wording for ${JSON.stringify(value)}`);
}
