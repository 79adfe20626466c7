import type { OwedMeasures } from '../../src/domain/bulletins/notices.ts';
import type { LiabilityNotice } from '../../src/domain/liability/notices.ts';
import type { LiabilitySubjectType } from '../../src/domain/liability/subject.ts';
import { showFiles } from '../framework/files-slot.ts';
import { clockLabel, command, commandFor } from '../penalties/words.ts';
import type { NoticeText } from '../replies/notice-text.ts';
import { type DueBasis, explainDue, showTime } from '../replies/times.ts';

type Resumed = Extract<LiabilityNotice, { code: 'liabilityUpheld' }>['resumed'];

export const subjectLabel: Readonly<Record<LiabilitySubjectType, string>> = {
  rectification: '整改通知',
  supervision: '整改督办单',
  majorIssue: '通报的问题',
  penalty: '拟扣分',
};

/** The wording of this feature's notices. */
export function renderLiabilityNotice(notice: LiabilityNotice, now: Date): NoticeText {
  const { no } = notice;
  const subject = `${subjectLabel[notice.subjectType]} ${notice.subjectNo}`;
  switch (notice.code) {
    case 'liabilityToDecide':
      return {
        title: '责任认定待处理',
        text: [
          `${notice.unitName}认为${subject} 的责任不在本单位，请您认定。`,
          `说明：${notice.statement}`,
          ...(notice.files === undefined ? [] : [`佐证：${showProof(notice.files)}`]),
          `提出的责任部门：${notice.proposedUnitName ?? '未指明'}`,
          ...(notice.dueAt === undefined ? [] : [dueText(notice, now)]),
          `单号：${no}。认定前，相关扣分暂不能确认。`,
        ].join('\n'),
        options: [
          command('责任认定', no),
          ...((notice.files ?? 0) > 0 ? [command('看佐证', no)] : []),
          command('查看', no),
        ],
      };
    case 'liabilityAsked':
      return {
        title: '责任认定征求意见',
        text: [
          notice.held
            ? `${notice.unitName}认为${subject} 的责任不在本单位；贵单位是现责任部门。`
            : notice.byDecider
              ? `${notice.unitName}认为${subject} 的责任不在本单位，认定人请贵单位说明情况。`
              : `${notice.unitName}认为${subject} 应由贵单位负责。`,
          `说明：${notice.statement}`,
          `单号：${no}。如有不同意见，请尽快补充说明，供认定时参考。${notice.dueAt === undefined ? '' : `认定期限 ${showTime(new Date(notice.dueAt), now)}。`}`,
        ].join('\n'),
        options: [command('补充说明', no), command('查看', no)],
      };
    case 'liabilityStatementAdded':
      return {
        title: '责任认定有补充说明',
        text: [
          `${notice.statingUnitName}就责任认定 ${no}（${subject}，${notice.unitName}提出）作了补充说明：`,
          notice.statement,
        ].join('\n'),
        options: [command('责任认定', no), command('查看', no)],
      };
    case 'liabilityReminder':
      return renderReminder(notice, subject, now);
    case 'liabilityWithdrawn': {
      const { because } = notice;
      const why = `${TAKEN_BACK[because.kind][0]} ${because.no} ${TAKEN_BACK[because.kind][1]}`;
      return {
        title: '责任认定终止',
        text: [
          `${why}，责任认定 ${no}（${subject}，${notice.unitName}提出）随之终止，不用再认定，${notice.asked ? '贵单位无需再补充说明' : '也不因此扣分'}。`,
          ...resumedLines(notice.resumed, now),
        ].join('\n'),
        options: [command('查看', no), command('已阅', no)],
      };
    }
    case 'liabilityUpheld':
      return {
        title: '责任认定结果',
        text: [
          `责任认定 ${no}：维持，${subject} 仍由${notice.unitName}负责。`,
          ...reasonLine(notice.decisionReason),
          ...(notice.asked ? [] : [...resumedLines(notice.resumed, now), ...owedLines(notice.owed, now)]),
          notice.asked ? NO_MORE_WORDS : '扣分确认后，仍可在申诉期内提出考核申诉。',
        ].join('\n'),
        options: [command('查看', no), command('已阅', no)],
      };
    case 'liabilityMovedAway':
      return {
        title: '责任认定结果',
        text: [
          `责任认定 ${no}：${subject} 的责任部门由${notice.unitName}调整为${notice.toUnitName}。`,
          ...reasonLine(notice.decisionReason),
          ...(notice.asked ? [NO_MORE_WORDS] : []),
        ].join('\n'),
        options: [command('查看', no), command('已阅', no)],
      };
    case 'liabilityMovedHere':
      return {
        title: '责任部门调整通知',
        text: [
          `经责任认定（${no}），${subject} 的责任部门由${notice.unitName}调整为${notice.toUnitName}。`,
          ...reasonLine(notice.decisionReason),
          ...(notice.orderNos.length > 0
            ? [
                `随之转入的整改督办单：${notice.orderNos.join('、')}${(notice.resumed ?? []).length > 0 ? '。' : '，请按原定时限办理。'}`,
              ]
            : []),
          ...resumedLines(notice.resumed, now),
          ...owedLines(notice.owed, now),
          ...(notice.penaltyNos.length > 0 ? [`随之转入的拟扣分：${notice.penaltyNos.join('、')}，待确认。`] : []),
          '责任不在本部门的，可在扣分确认前提出责任认定。',
        ].join('\n'),
        options: [
          ...(notice.owed ? [command('报措施', notice.subjectNo)] : []),
          command('不是我们的责任', notice.subjectNo),
          ...notice.orderNos.slice(0, 1).map(each => commandFor('查看', each)),
          ...notice.penaltyNos.slice(0, 1).map(each => command('为什么扣分', each)),
          command('查看', no),
        ],
      };
    default: {
      const unknown: never = notice;
      throw new Error(`no wording for ${JSON.stringify(unknown)}`);
    }
  }
}

/** To who decides, who is above them, or who asked for it. */
function renderReminder(
  notice: Extract<LiabilityNotice, { code: 'liabilityReminder' }>,
  subject: string,
  now: Date,
): NoticeText {
  const { no, unitName, stage } = notice;
  const due = showTime(new Date(notice.dueAt), now);
  const what = `责任认定 ${no}（${subject}，${unitName}提出）`;
  if (notice.to === 'asker')
    return {
      title: '责任认定逾期未出结果',
      text: `${what}应于 ${due} 前认定，现已逾期。已再次提醒认定人，并报其负责人和分管领导。`,
      options: [command('查看', no), command('已阅', no)],
    };
  if (notice.to === 'above')
    return {
      title: '责任认定已逾期',
      text: `${what}应于 ${due} 前认定，现已逾期，请督促认定人尽快办理。认定前，相关扣分不能确认。`,
      options: [command('查看', no), command('已阅', no)],
    };
  return {
    title: stage === 'overdue' ? '责任认定已逾期' : '责任认定提醒',
    text: `${what}${stage === 'overdue' ? `应于 ${due} 前认定，现已逾期，请尽快办理` : `请于 ${due} 前认定`}。认定前，相关扣分不能确认。`,
    options: [command('责任认定', no), command('查看', no)],
  };
}

/** What proves a statement. */
export const showProof = (files: number): string => (files > 0 ? showFiles(files) : '未附佐证');

const dueText = ({ dueAt, dueBasis }: { dueAt?: string; dueBasis?: DueBasis }, now: Date): string =>
  `请于 ${showTime(new Date(dueAt!), now)} 前认定${dueBasis ? `（${explainDue(dueBasis)}）` : ''}。`;

/** 「督办 DB-2026-0001 恢复计时：查因 11月9日（周一）18:00 前」 */
const resumedLines = (resumed: Resumed = [], now: Date): string[] =>
  resumed.map(
    ({ orderNo, kind, dueAt }) => `督办 ${orderNo} 恢复计时：${clockLabel[kind]} ${showTime(new Date(dueAt), now)} 前`,
  );

/** What is owed for a bulletin's problem, and by when. */
const owedLines = (owed: OwedMeasures | undefined, now: Date): string[] =>
  owed
    ? [
        `请报改进措施（写明责任人和完成日期），${showTime(new Date(owed.dueAt), now)} 前由负责人放行（${explainDue(owed.dueBasis)}）。`,
      ]
    : [];

const TAKEN_BACK = {
  bulletin: ['通报', '已撤回'],
  incident: ['服务事件', '已撤销'],
  correction: ['测评', '已更正'],
  voided: ['测评', '已作废'],
} as const;

const NO_MORE_WORDS = '贵单位无需再补充说明。';

const reasonLine = (reason: string): string[] => (reason === '' ? [] : [`理由：${reason}`]);
