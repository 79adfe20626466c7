import type { Option } from '../../src/domain/conversation/message.ts';
import type { Services } from '../../src/services/index.ts';
import { showFiles } from '../framework/files-slot.ts';
import type { Reply } from '../framework/reply.ts';
import { INSPECTOR_ROLE } from '../replies/inspector-role.ts';
import { RECHECK_OUTCOME } from '../replies/recheck-outcome.ts';
import { findingLines } from '../replies/recorded-text.ts';
import { explainDue, showDate, showTime } from '../replies/times.ts';
import { answerLines } from './answer-text.ts';
import { citeClause } from './cite-clause.ts';
import { clauseChangeLine } from './clause-change.ts';
import { actionOption, commandOption, SEVERITY_LABEL, STATUS_LABEL } from './labels.ts';
import { objectionLines } from './objection-lines.ts';

export type ViewedRectification = Awaited<ReturnType<Services['rectification']['view']>>;
type ViewedResponse = ViewedRectification['responses'][number];

/** A notice in full: the finding, its clause, the deadline and how it came about, and the history of answers. */
export function renderRectification(viewed: ViewedRectification, now: Date, mayRaise: boolean): Reply {
  const { matter, clause, responses } = viewed;
  const { no, status, dueAt } = matter;
  const overdue = (status === 'open' || status === 'answered') && now > dueAt ? '，已逾期' : '';
  const round = matter.round > 1 ? `，第 ${matter.round} 轮` : '';
  const text = [
    `整改通知 ${no}（${STATUS_LABEL[status]}${round}${overdue}）`,
    `被检查单位：${matter.unitName}；责任部门：${matter.responsibleUnitName}`,
    ...(matter.groupNo ? [`整改通知单：${matter.groupNo}`] : []),
    `测评项：${matter.itemTitle}（${SEVERITY_LABEL[matter.severity]}）`,
    ...(viewed.repeatOf ? [`重复出现：本季度内已因同一问题发出过 ${viewed.repeatOf}`] : []),
    ...findingLines(viewed.recorded, viewed.note),
    `检查人：${viewed.inspectorName ?? INSPECTOR_ROLE[viewed.inspectorRole]}${viewed.inspectionNo ? `（测评结果 ${viewed.inspectionNo}）` : ''}；检查佐证：${showFiles(viewed.findingEvidence)}`,
    ...(clause ? [`依据：${citeClause(clause)}`] : []),
    ...clauseChangeLine(viewed.clauseChange, now),
    `期限：${showTime(dueAt, now)}（${explainDue(viewed.dueBasis)}）`,
    viewed.acknowledgedByName && matter.acknowledgedAt
      ? `签收：${viewed.acknowledgedByName}，${showTime(matter.acknowledgedAt, now)}`
      : '签收：尚未签收',
    ...objectionLines(viewed.objections),
    ...historyLines(viewed, now),
    ...viewed.rechecks.map(recheck => recheckLine(recheck, now)),
    ...(viewed.closedAt
      ? [
          `${status === 'withdrawn' ? '撤回' : '办结'}：${showTime(viewed.closedAt, now)}${viewed.closedByOrder ? `，随督办单 ${viewed.closedByOrder} 办结` : ''}`,
        ]
      : []),
  ].join('\n');
  const options: Option[] = viewed.actions.map(action => actionOption(action, no));
  const photos = [...responses, ...viewed.rechecks].reduce(
    (sum, each) => sum + ('evidence' in each ? each.evidence : 0),
    viewed.findingEvidence,
  );
  if (photos > 0) options.push(commandOption('看照片', no));
  if (mayRaise && status !== 'verified' && status !== 'withdrawn') options.push(commandOption('发起督办', no));
  if (status === 'verified' && viewed.canReopen.allowed) options.push(commandOption('重新打开', no));
  if (viewed.canRecheck) options.push(commandOption('安排复查', no));
  if (matter.groupNo) options.push({ key: `查看 ${matter.groupNo}`, label: '整改通知单' });
  if (viewed.repeatOf) options.push({ key: `查看 ${viewed.repeatOf}`, label: `查看 ${viewed.repeatOf}` });
  const citations = clause
    ? [{ standard: clause.standard, version: clause.version, clause: clause.clause, text: clause.text }]
    : [];
  return { text, options, citations, ref: { type: 'rectification', no } };
}

function recheckLine(recheck: ViewedRectification['rechecks'][number], now: Date): string {
  if (recheck.kind === 'planned') {
    const day = recheck.plannedFor ? `，${showDate(recheck.plannedFor, now)}` : '';
    return `已安排复查：${recheck.taskNo}，${recheck.inspectorName}${day}`;
  }
  const { resultNo, inspectedAt, dayOnly, passed, note, evidence, outcome } = recheck;
  const said = [
    `${passed === null ? '未查到' : passed ? '通过' : '不通过'}，${RECHECK_OUTCOME[outcome]}`,
    ...(note === '' ? [] : [note.replaceAll('\n', '；')]),
    ...(evidence > 0 ? [`佐证 ${showFiles(evidence)}`] : []),
  ];
  return `复查 ${resultNo}（${(dayOnly ? showDate : showTime)(inspectedAt, now)}）：${said.join('；')}`;
}

/** Answers and reopenings in the order of their rounds: what reopened a round stands before its answers. */
function historyLines({ responses, reopenings }: ViewedRectification, now: Date): string[] {
  if (responses.length === 0) return ['整改答复：尚无'];
  const rounds = [...new Set([...responses, ...reopenings].map(({ round }) => round))].sort((a, b) => a - b);
  return rounds.flatMap(round => [
    ...reopenings
      .filter(each => each.round === round)
      .map(
        each =>
          `— 第 ${round} 轮：重新打开（${each.byName ?? INSPECTOR_ROLE.inspector}，${showTime(each.at, now)}）${each.reason === '' ? '' : `；理由：${each.reason}`}`,
      ),
    ...responses.filter(each => each.round === round).flatMap(response => renderResponse(response, now)),
  ]);
}

function renderResponse(response: ViewedResponse, now: Date): string[] {
  return [
    `— 第 ${response.round} 轮答复（${showTime(response.submittedAt, now)}）`,
    ...answerLines(response),
    ...(response.releasedByName && response.releasedAt
      ? [`放行：${response.releasedByName}，${showTime(response.releasedAt, now)}`]
      : []),
    ...judgement(response, now),
  ];
}

function judgement(response: ViewedResponse, now: Date): string[] {
  if (response.accepted === null || !response.judgedAt) return [];
  const who = `${response.judgedByName ?? INSPECTOR_ROLE.inspector}，${showTime(response.judgedAt, now)}`;
  if (response.accepted) return [`核验通过：${who}`];
  // Without a release it never left the unit: it was the head who sent it back.
  const why = response.reason === '' ? '' : `；理由：${response.reason}`;
  return [`${response.releasedByName ? '核验退回' : '审核退回'}：${who}${why}`];
}
