import type { Option } from '../../src/domain/conversation/message.ts';
import type { PenaltyChain } from '../../src/domain/penalties/chain.ts';
import { showFiles } from '../framework/files-slot.ts';
import type { Reply } from '../framework/reply.ts';
import { INSPECTOR_ROLE } from '../replies/inspector-role.ts';
import { showPeriod } from '../replies/periods.ts';
import { explainDue, showDate, showTime } from '../replies/times.ts';
import {
  appealLabel,
  clockLabel,
  commandFor,
  putOff,
  reviewLabel,
  showAppealEffect,
  showReason,
  statusLabel,
} from './words.ts';

/** A clause's words in the chain are a glimpse; the whole text is in the citation. */
const CLAUSE_GLIMPSE = 90;

/** The whole chain in short labelled lines, for a phone: back from the points to the clause, then on to what was decided. */
export function chainReply(chain: PenaltyChain, now: Date, seesAppeal: boolean): Reply {
  return {
    text: [`${chain.no} 扣分由来`, ...backward(chain, now), ...onward(chain, now)].join('\n'),
    options: links(chain, seesAppeal),
    outcome: chain.clause ? 'answer' : null,
    citations: chain.clause ? [chain.clause] : [],
    ref: { type: 'penalty', no: chain.no },
  };
}

function backward(chain: PenaltyChain, now: Date): string[] {
  const { rule, clock, order, report, issue, rectification, finding, inspection, clause } = chain;
  return present(
    `【扣分】${chain.unitName}${amountText(chain)}，计入${showPeriod(chain.period)}`,
    `【规则】${rule.title}（第 ${rule.version} 版）：${rule.text}`,
    `【出处】${rule.source}`,
    `【事由】${showReason(chain.reason, now)}`,
    clock &&
      `【时限】${clockLabel[clock.kind]}第 ${clock.round} 轮，截止 ${showTime(clock.dueAt, now)}（${explainDue(clock.basis)}）${clock.metAt ? `，实际完成 ${showTime(clock.metAt, now)}` : ''}`,
    report &&
      `【报表】${report.no}《${report.title}》${report.period}，截止 ${showTime(report.dueAt, now)}（${explainDue(report.basis)}）${report.submittedAt ? `，实际上报 ${showTime(report.submittedAt, now)}` : ''}`,
    issue &&
      `【重大问题】${issue.no} ${issue.title}${issue.bulletin ? `，见《${issue.bulletin.title}》（${issue.bulletin.no}）` : ''}`,
    order && `【督办单】${order.no} ${order.title}，${showTime(order.issuedAt, now)} 下发`,
    rectification &&
      `【整改通知】${rectification.no}，${showTime(rectification.issuedAt, now)} 下发，要求 ${showTime(rectification.dueAt, now)} 前完成`,
    finding && `【测评项】${findingText(finding)}`,
    inspection &&
      `【测评结果】${inspection.no} ${inspection.programme}，${inspection.unitName}，${(inspection.dayOnly ? showDate : showTime)(inspection.inspectedAt, now)}，检查人：${inspection.inspectorName ?? INSPECTOR_ROLE[inspection.inspectorRole]}`,
    clause && `【条款】《${clause.standard}》${clause.clause}（${clause.version} 版）：${glimpse(clause.text)}`,
  );
}

/** The points as they stand today: after an appeal what is left, and what it was. */
function amountText(chain: PenaltyChain): string {
  const { status, points, counted } = chain;
  if (status === 'appealed') return putOff(points);
  const effect = showAppealEffect(chain);
  if (effect !== undefined) return `扣 ${counted} 分（${statusLabel[status]}，${effect}）`;
  const drafted = status === 'proposed' || status === 'rejected' ? '拟扣' : '扣';
  return `${drafted} ${points} 分（${statusLabel[status]}）`;
}

function findingText(finding: NonNullable<PenaltyChain['finding']>): string {
  return present(
    finding.points === null ? finding.item : `${finding.item}，得 ${finding.points} 分（满分 ${finding.maxPoints} 分）`,
    finding.note && `记录：${finding.note}`,
    finding.photos > 0 && `佐证 ${showFiles(finding.photos)}`,
  ).join('；');
}

function onward(chain: PenaltyChain, now: Date): string[] {
  const { decision, appealWindow, appeal } = chain;
  return present(
    ...chain.reviews.map(
      ({ no, status, movedToName }) =>
        `【责任认定】${no} ${movedToName === null ? reviewLabel[status] : `责任部门调整为${movedToName}`}`,
    ),
    chain.status === 'proposed' && '【确认】待质控岗确认，尚未计分',
    decision &&
      `【确认】${chain.status === 'rejected' ? '不予扣分' : '确认扣分'}，${decision.byName}，${showTime(decision.at, now)}${decision.reason ? `（${decision.reason}）` : ''}`,
    appealWindow &&
      !appeal &&
      `【申诉期】${chain.status === 'final' ? '已于' : '至'} ${showTime(appealWindow.dueAt, now)}${chain.status === 'final' ? ' 截止' : ''}（${explainDue(appealWindow.basis)}）`,
    appeal && `【考核申诉】${appealText(appeal, now)}`,
    chain.postings.length > 0 &&
      `【计分】目前计 ${chain.counted} 分（${chain.status === 'appealed' ? '申诉裁决前暂缓' : postingsText(chain)}）`,
  );
}

function appealText(appeal: NonNullable<PenaltyChain['appeal']>, now: Date): string {
  const state = `${appeal.no} ${appealLabel[appeal.status]}`;
  if (appeal.decidedAt === null) return `${state}，应于 ${showTime(appeal.dueAt, now)} 前裁决`;
  return `${state}，${showTime(appeal.decidedAt, now)}${appeal.reason ? `（${appeal.reason}）` : ''}`;
}

const postingLabel: Readonly<Record<string, string>> = {
  confirmed: '确认',
  appealReduced: '申诉减轻',
  appealReversed: '申诉撤销',
  resultCorrected: '测评更正退回',
};

function postingsText(chain: PenaltyChain): string {
  return chain.postings
    .map(({ reason, points }) => `${postingLabel[reason] ?? reason} ${points.startsWith('-') ? points : `+${points}`}`)
    .join('，');
}

/** The records one can walk on to. */
function links(chain: PenaltyChain, seesAppeal: boolean): Option[] {
  const nos = present(
    chain.order?.no,
    chain.report?.no,
    chain.issue?.no,
    chain.rectification?.no,
    chain.inspection?.no,
    ...chain.reviews.map(({ no }) => no),
    seesAppeal && chain.appeal?.no,
  );
  return nos.map(no => commandFor('查看', no));
}

const glimpse = (text: string): string => (text.length > CLAUSE_GLIMPSE ? `${text.slice(0, CLAUSE_GLIMPSE)}…` : text);

const present = (...parts: readonly (string | false | null | undefined)[]): string[] =>
  parts.filter(part => typeof part === 'string' && part !== '') as string[];
