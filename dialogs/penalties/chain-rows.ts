import { Decimal } from 'decimal.js';
import type { PenaltyChain } from '../../src/domain/penalties/chain.ts';
import { magnitude } from '../../src/domain/penalties/ledger.ts';
import { showFiles } from '../framework/files-slot.ts';
import { INSPECTOR_ROLE } from '../replies/inspector-role.ts';
import { showPeriod } from '../replies/periods.ts';
import { explainDue, showDate, showTime } from '../replies/times.ts';
import {
  appealLabel,
  explainDecideBy,
  isGiven,
  putOff,
  reviewLabel,
  showChange,
  showEffect,
  showMissed,
  showReason,
  showStatus,
  statusLabel,
} from './words.ts';

/** A labelled link of the chain. */
export type ChainRow = readonly [label: string, value: string];

/** A clause's words in a chat are a glimpse; the whole text is in the citation. */
const CLAUSE_GLIMPSE = 90;

/** A link, or nothing where it does not apply. */
type Link = readonly [label: string, value: string | false | null];

/** From the points back to the clause. `whole`: for paper, where nothing can be tapped; without `now` every year is written. */
export function backward(
  chain: PenaltyChain,
  { now, whole = false }: { now?: Date; whole?: boolean } = {},
): ChainRow[] {
  const { rule, clock, order, report, investigation, issue, rectification, finding, inspection, clause } = chain;
  return applying(
    [isGiven(chain.full) ? '加分' : '扣分', `${chain.unitName}${amountText(chain)}，计入${showPeriod(chain.period)}`],
    ['规则', `${rule.title}（第 ${rule.version} 版）：${rule.text}`],
    ['出处', rule.source],
    ['事由', showReason(chain.reason, now)],
    ['时限', clock && showMissed(clock, now, `第 ${clock.round} 轮`)],
    [
      '报表',
      report &&
        `${report.no}《${report.title}》${report.period}，截止 ${showTime(report.dueAt, now)}（${explainDue(report.basis)}）${report.submittedAt ? `，实际上报 ${showTime(report.submittedAt, now)}` : ''}`,
    ],
    [
      '调查',
      investigation &&
        `${investigation.no} ${investigation.subject}，${showTime(investigation.openedAt, now)} 发起${investigation.concludedAt ? `，${showTime(investigation.concludedAt, now)} 结论` : ''}`,
    ],
    [
      '重大问题',
      issue &&
        `${issue.no} ${issue.title}${issue.bulletin ? `，见《${issue.bulletin.title}》（${issue.bulletin.no}）` : ''}`,
    ],
    ['督办单', order && `${order.no} ${order.title}，${showTime(order.issuedAt, now)} 下发`],
    [
      '整改通知',
      rectification &&
        `${rectification.no}，${showTime(rectification.issuedAt, now)} 下发，要求 ${showTime(rectification.dueAt, now)} 前完成`,
    ],
    ['佐证', chain.files > 0 && showFiles(chain.files)],
    // Of a missed clock the finding is how it began, and no proof.
    [clock ? '起因' : '测评项', finding && findingText(finding)],
    [
      clock ? '起因测评' : '测评结果',
      inspection &&
        `${inspection.no}${inspection.voided ? '（已作废）' : ''} ${inspection.programme}，${inspection.unitName}，${(inspection.dayOnly ? showDate : showTime)(inspection.inspectedAt, now)}，检查人：${inspection.inspectorName ?? INSPECTOR_ROLE[inspection.inspectorRole]}`,
    ],
    [
      clock ? '起因条款' : '条款',
      clause &&
        `《${clause.standard}》${clause.clause}（${clause.version} 版）：${whole ? clause.text : glimpse(clause.text)}`,
    ],
  );
}

/** What was proposed and decided since. */
export function onward(chain: PenaltyChain, { now, whole = false }: { now?: Date; whole?: boolean } = {}): ChainRow[] {
  const { decideBy, decision, appealWindow, appeal } = chain;
  const closed = chain.status === 'final' && !appeal;
  return applying(
    ['提出', `${chain.proposedByName ?? '系统按规则提出'}，${showTime(chain.proposedAt, now)}`],
    ...chain.reviews.map(
      ({ no, status, movedToName }): Link => [
        '责任认定',
        `${no} ${movedToName === null ? reviewLabel[status] : `责任部门调整为${movedToName}`}`,
      ],
    ),
    [
      '确认',
      chain.status === 'proposed' &&
        `${isGiven(chain.full) ? '待另一人确认，尚未计分' : '待确认，尚未计分'}${decideBy ? `，应于 ${showTime(decideBy.dueAt, now)} 前确认（${explainDecideBy(decideBy.basis, chain.full)}）` : ''}`,
    ],
    [
      '确认',
      decision &&
        `${chain.status === 'rejected' ? '不予' : '确认'}${isGiven(chain.full) ? '加分' : '扣分'}，${decision.byName ?? '系统按规则自动确认'}，${showTime(decision.at, now)}${decision.reason ? `（${decision.reason}）` : ''}`,
    ],
    [
      '申诉期',
      appealWindow &&
        (whole || !appeal) &&
        `${closed ? '已于' : '至'} ${showTime(appealWindow.dueAt, now)}${closed ? ' 截止' : ''}（${explainDue(appealWindow.basis)}）`,
    ],
    ['考核申诉', appeal && appealText(appeal, now)],
    ...chain.reversals.map((reversal): Link => ['冲销', reversalText(reversal, now)]),
    [
      '计分',
      chain.postings.length > 0 &&
        `目前${isGiven(chain.full) ? showChange(chain.counted, chain.full) : `计 ${chain.counted} 分`}（${chain.status === 'appealed' ? '申诉裁决前暂缓' : postingsText(chain)}）`,
    ],
  );
}

/** The points as they stand today: after an appeal what is left, and what it was. */
function amountText(chain: PenaltyChain): string {
  const { status, points, full, counted } = chain;
  if (status === 'appealed') return putOff(points);
  const effect = showEffect(chain);
  if (effect !== undefined) return `${showChange(counted, full)}（${statusLabel[status]}，${effect}）`;
  const drafted = status === 'proposed' || status === 'rejected' ? '拟' : '';
  const cut = full === points ? '' : `，应${showChange(full)}，已到封顶`;
  return `${drafted}${isGiven(full) ? `加 ${magnitude(points)} 分` : showChange(points)}（${showStatus(status, full)}${cut}）`;
}

function findingText(finding: NonNullable<PenaltyChain['finding']>): string {
  return [
    finding.points === null ? finding.item : `${finding.item}，得 ${finding.points} 分（满分 ${finding.maxPoints} 分）`,
    ...(finding.note === '' ? [] : [`记录：${finding.note}`]),
    ...(finding.photos > 0 ? [`佐证 ${showFiles(finding.photos)}`] : []),
  ].join('；');
}

function appealText(appeal: NonNullable<PenaltyChain['appeal']>, now?: Date): string {
  const state = `${appeal.no} ${appealLabel[appeal.status]}`;
  if (appeal.decidedAt === null) return `${state}，应于 ${showTime(appeal.dueAt, now)} 前裁决`;
  return `${state}，${showTime(appeal.decidedAt, now)}${appeal.reason ? `（${appeal.reason}）` : ''}`;
}

function reversalText(reversal: PenaltyChain['reversals'][number], now?: Date): string {
  const { status, proposedByName, proposedAt, reason, files, dueAt, decidedByName, decidedAt, decisionReason } =
    reversal;
  const proposed = `${proposedByName} ${showTime(proposedAt, now)} 提出：${reason}${files > 0 ? `（佐证 ${showFiles(files)}）` : ''}`;
  const at = decidedAt ? showTime(decidedAt, now) : '';
  switch (status) {
    case 'proposed':
      return `待确认，应于 ${showTime(dueAt, now)} 前确认；${proposed}`;
    case 'confirmed':
      return `已冲销，原记录保留；${proposed}；${decidedByName} ${at} 确认`;
    case 'rejected':
      return `不予冲销；${proposed}；${decidedByName} ${at} 审核（${decisionReason}）`;
    case 'lapsed':
      return `已终止（${reversal.lapsedFor}）；${proposed}`;
    default: {
      const unknown: never = status;
      throw new Error(`no words for ${String(unknown)}`);
    }
  }
}

const postingLabel: Readonly<Record<string, string>> = {
  confirmed: '确认',
  capped: '封顶减去',
  appealReduced: '申诉减轻',
  appealReversed: '申诉撤销',
  resultCorrected: '测评更正退回',
  resultVoided: '测评作废退回',
  reversal: '冲销退回',
};

/** What a row of the ledger is; what is taken back of a reward was given before. */
export const showPostingReason = (reason: string, given: boolean): string =>
  given && reason === 'reversal' ? '冲销收回' : (postingLabel[reason] ?? reason);

/** A row of the ledger as a change of what the entry is about: of a reward, what is given is more. */
export function showPosted(points: string, given: boolean): string {
  const change = new Decimal(points).times(given ? -1 : 1).toString();
  return change.startsWith('-') ? change : `+${change}`;
}

function postingsText(chain: PenaltyChain): string {
  return chain.postings
    .map(
      ({ reason, points }) =>
        `${showPostingReason(reason, isGiven(chain.full))} ${showPosted(points, isGiven(chain.full))}`,
    )
    .join('，');
}

const glimpse = (text: string): string => (text.length > CLAUSE_GLIMPSE ? `${text.slice(0, CLAUSE_GLIMPSE)}…` : text);

const applying = (...links: readonly Link[]): ChainRow[] =>
  links.flatMap(([label, value]) => (value === false || value === null ? [] : [[label, value] as const]));
