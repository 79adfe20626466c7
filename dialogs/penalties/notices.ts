import type { PenaltyNotice } from '../../src/domain/penalties/notices.ts';
import { showFiles } from '../framework/files-slot.ts';
import type { NoticeText } from '../replies/notice-text.ts';
import { showRecorded } from '../replies/recorded-text.ts';
import { explainDue, showTime } from '../replies/times.ts';
import { showEvidence } from './evidence-slot.ts';
import { command, explainPick, isGiven, showChange, showCut, showDecideBy, showMissed, showReason } from './words.ts';

/** The wording of this feature's notices. */
export function renderPenaltyNotice(notice: PenaltyNotice, now: Date): NoticeText {
  const { no } = notice;
  switch (notice.code) {
    case 'penaltyToDecide':
      return {
        title: '扣分待确认',
        text: lines(
          `${notice.unitName}拟扣 ${notice.points} 分，请您确认。`,
          `事由：${showReason(notice.reason, now)}（${notice.subjectNo}）`,
          `规则：${notice.ruleTitle}`,
          showDecideBy(notice, now),
          `单号：${no}`,
        ),
        options: [command('确认扣分', no), command('不予扣分', no), command('为什么扣分', no)],
      };
    case 'penaltyWithoutDecider':
      return {
        title: '扣分没有人可以确认',
        text: lines(
          `${notice.unitName}拟扣 ${notice.points} 分，在有人确认之前不计入考核。`,
          nobodyDecides('扣分', no),
          `事由：${showReason(notice.reason, now)}（${notice.subjectNo}）`,
          `规则：${notice.ruleTitle}`,
          showDecideBy(notice, now),
          `单号：${no}`,
        ),
        options: [command('为什么扣分', no)],
      };
    case 'penaltyDecisionReminder':
      return decisionReminder(notice, now);
    case 'penaltyProposed':
      return {
        title: '拟扣分告知',
        text: lines(
          `${notice.unitName}拟扣 ${notice.points} 分，待确认，目前尚未生效。`,
          `事由：${showReason(notice.reason, now)}（${notice.subjectNo}）`,
          `规则：${notice.ruleTitle}`,
          `单号：${no}`,
          `如认为责任不在本单位，请在确认前提出责任认定${notice.dueAt === undefined ? '' : `（应于 ${showTime(new Date(notice.dueAt), now)} 前确认）`}。`,
        ),
        options: [command('不是我们的责任', no), command('为什么扣分', no)],
      };
    case 'penaltyConfirmed':
      return { title: '扣分通知', text: confirmedText(notice, now), options: confirmedOptions(notice) };
    case 'penaltyRejected':
      return {
        title: '不予扣分',
        text: lines(
          `${notice.unitName}拟扣的 ${notice.points} 分经审核不予扣分，不计入考核。`,
          `事由：${showReason(notice.reason, now)}（${notice.subjectNo}）`,
          notice.decisionReason && `说明：${notice.decisionReason}`,
          `单号：${no}`,
        ),
        options: [command('已阅', no)],
      };
    case 'appealWindowReminder':
      return {
        title: '申诉期即将截止',
        text: lines(
          `${notice.unitName}扣 ${notice.points} 分（${no}）的考核申诉期将于 ${showTime(new Date(notice.appealDueAt), now)} 截止，逾期扣分生效。`,
          `事由：${showReason(notice.reason, now)}（${notice.subjectNo}）`,
          '如无异议，无需操作。',
        ),
        options: [command('考核申诉', no), command('为什么扣分', no)],
      };
    case 'appealToDecide':
      return {
        title: '考核申诉待裁决',
        text: lines(
          `${notice.unitName}对扣 ${notice.points} 分（${notice.penaltyNo}）提出考核申诉，请您裁决。`,
          `理由：${notice.grounds}`,
          notice.evidence !== undefined && `佐证：${showEvidence(notice.evidence)}`,
          `指派依据：${explainPick({ ...notice, deciderName: '您' })}。`,
          `请于 ${showTime(new Date(notice.dueAt), now)} 前裁决（${explainDue(notice.dueBasis)}）。`,
          `单号：${no}`,
        ),
        options: [
          command('裁决申诉', no),
          ...((notice.evidence?.files ?? 0) > 0 ? [command('看佐证', no)] : []),
          ...[command('为什么扣分', notice.penaltyNo), command('查看', no)],
        ],
      };
    case 'appealDeciderChanged':
      return {
        title: '考核申诉裁决人有变',
        text: lines(
          `${notice.unitName}的考核申诉（${no}）${notice.reason === '' ? '' : '因回避'}改由${notice.deciderName}裁决（${explainPick(notice)}），裁决期限不变。`,
          notice.reason !== '' && `回避理由：${notice.reason}`,
          `涉及扣分：${notice.penaltyNo}，${notice.points} 分`,
        ),
        options: [command('查看', no), command('已阅', no)],
      };
    case 'appealDecisionReminder':
      return {
        title: notice.stage === 'overdue' ? '考核申诉裁决已逾期' : '考核申诉裁决提醒',
        text: lines(
          notice.stage === 'overdue'
            ? `${notice.unitName}的考核申诉（${no}）应于 ${showTime(new Date(notice.dueAt), now)} 前裁决，现已逾期，请尽快办理。`
            : `${notice.unitName}的考核申诉（${no}）请于 ${showTime(new Date(notice.dueAt), now)} 前裁决。`,
          `涉及扣分：${notice.penaltyNo}，${notice.points} 分`,
        ),
        options: [command('裁决申诉', no), command('查看', no)],
      };
    case 'penaltyWithdrawn':
      return {
        title: `扣分取消 ${no}`,
        text: lines(
          `测评 ${notice.inspectionNo} ${notice.voided ? '已作废' : '更正后'}，${notice.unitName}的这笔扣分（${no}）不再成立：${showReason(notice.reason, now)}。`,
          notice.givenBack === null ? '扣分没有生效，不计入考核。' : `已计的 ${notice.givenBack} 分已退回。`,
        ),
        options: [command('为什么扣分', no), command('已阅', no)],
      };
    case 'appealDecided':
      return {
        title: '考核申诉裁决结果',
        text: lines(
          `${notice.unitName}的考核申诉（${no}）已裁决：${verdict(notice)}。`,
          `理由：${notice.decisionReason}`,
          `涉及扣分：${notice.penaltyNo}。本裁决为最终结果。`,
        ),
        options: [command('为什么扣分', notice.penaltyNo), command('已阅', no)],
      };
    default:
      return unreachable(notice);
  }
}

const confirmedOptions = ({ no, appealDueAt }: Confirmed) => [
  ...(appealDueAt === null ? [] : [command('考核申诉', no)]),
  command('为什么扣分', no),
  command('扣分通知单', no),
  command('已阅', no),
];

type Confirmed = Extract<PenaltyNotice, { code: 'penaltyConfirmed' }>;

function confirmedText(notice: Confirmed, now: Date): string {
  const { missed } = notice;
  return lines(
    `${notice.unitName}扣 ${notice.points} 分，${notice.automatic ? '按规则自动确认' : '已经确认'}。`,
    notice.capped ? `${showCut(notice.capped)}。` : null,
    `事由：${showReason(notice.reason, now)}（${notice.subjectNo}）`,
    missed !== undefined && `时限：${showMissed(missed, now)}`,
    `规则：${notice.ruleText}`,
    `出处：${notice.ruleSource}`,
    ...(missed ? [beginningLine(notice)] : findingLines(notice)),
    notice.appealDueAt !== null &&
      notice.appealBasis !== null &&
      `对这笔扣分有意见，请于 ${showTime(new Date(notice.appealDueAt), now)} 前提出考核申诉（${explainDue(notice.appealBasis)}）。`,
    `单号：${notice.no}`,
  );
}

/** What a finding is deducted for. */
function findingLines({ clause, evidence }: Confirmed): (string | false | null)[] {
  const noted = evidence === null ? '' : notedText(evidence);
  return [
    clause && `条款：${citation(clause)}`,
    noted !== '' && `证据：${noted}`,
    evidence !== null && evidence.photos > 0 && `佐证：${showFiles(evidence.photos)}`,
  ];
}

/** Where a missed clock is deducted for, the finding is only how it began. */
function beginningLine({ clause, evidence, item }: Confirmed): string | false {
  if (evidence === null) return false;
  const noted = notedText(evidence);
  const what = `${item === undefined ? '' : `测评项「${item}」`}${noted}`;
  const files = evidence.photos > 0 ? `，佐证 ${showFiles(evidence.photos)}` : '';
  return `起因：${what}${files}${clause ? `（${citation(clause)}）` : ''}`;
}

const citation = ({ standard, clause, version }: NonNullable<Confirmed['clause']>): string =>
  `《${standard}》${clause}（${version} 版）`;

/** The inspector's words, or what was recorded where there are none. */
function notedText({ note, result }: NonNullable<Confirmed['evidence']>): string {
  if (note !== '') return note;
  // A notice queued by an earlier version has no result.
  return result === undefined ? '' : showRecorded(result);
}

function verdict(notice: Extract<PenaltyNotice, { code: 'appealDecided' }>): string {
  switch (notice.outcome) {
    case 'upheld':
      return `维持扣 ${notice.points} 分`;
    case 'reduced':
      return `由扣 ${notice.points} 分减为扣 ${notice.remaining} 分`;
    case 'reversed':
      return `撤销扣分，${notice.points} 分已退回`;
    default:
      return unreachable(notice.outcome);
  }
}

/** What has to be done before anybody may confirm it. */
const nobodyDecides = (what: '扣分' | '加分', no: string): string =>
  `目前没有人可以确认：${what}由提出人以外、不属于该部门的质控岗确认，没有这样的质控岗时由分管领导确认。请由系统管理员另给一位同事「质控岗」或「分管领导」的角色，再由其发「确认${what} ${no}」处理。`;

/** Of a reward as well, whose points are below nought. */
function decisionReminder(notice: Extract<PenaltyNotice, { code: 'penaltyDecisionReminder' }>, now: Date): NoticeText {
  const { no, stage, asked } = notice;
  const what = isGiven(notice.points) ? '加分' : '扣分';
  const due = showTime(new Date(notice.dueAt), now);
  const proposed = `${notice.unitName}拟${showChange(notice.points)}`;
  const nobody = notice.nobody ? nobodyDecides(what, no) : '';
  const overdue = asked ? '已经逾期，请尽快办理。' : '已经逾期仍未确认，请您督促。';
  return {
    title: stage === 'overdue' ? `${what}确认已逾期` : `${what}确认提醒`,
    text: lines(
      stage === 'overdue' ? `${proposed}，应于 ${due} 前确认，${overdue}` : `${proposed}，请于 ${due} 前确认。`,
      nobody,
      `事由：${showReason(notice.reason, now)}${notice.subjectNo === '' ? '' : `（${notice.subjectNo}）`}`,
      stage === 'overdue' && '没有确认的不计入考核；本期定稿后再确认，需要考核重算。',
      `单号：${no}`,
    ),
    options: asked
      ? [command(`确认${what}`, no), command(`不予${what}`, no), command(what === '扣分' ? '为什么扣分' : '查看', no)]
      : [command(what === '扣分' ? '为什么扣分' : '查看', no)],
  };
}

function lines(...parts: readonly (string | false | null)[]): string {
  return parts.filter(part => part !== null && part !== false && part !== '').join('\n');
}

function unreachable(value: never): never {
  throw new Error(`no wording for ${JSON.stringify(value)}`);
}
