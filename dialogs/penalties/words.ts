import type { Option } from '../../src/domain/conversation/message.ts';
import { magnitude, type TakenBackBy } from '../../src/domain/penalties/ledger.ts';
import type { PickFacts, PickReason } from '../../src/domain/penalties/pick-decider.ts';
import { PROPOSAL_WORKING_DAYS } from '../../src/domain/penalties/proposal-due.ts';
import type { PenaltyReason } from '../../src/domain/penalties/reason.ts';
import type { RuleVerb } from '../../src/domain/penalties/reword.ts';
import type { CapPeriod } from '../../src/domain/penalties/rule-terms.ts';
import type { AppealStatus, PenaltyStatus } from '../../src/domain/penalties/status.ts';
import { type DueBasis, explainDue, showTime } from '../replies/times.ts';

/** A reward has its 由来 as a deduction has its why. */
const phraseFor = (phrase: string, no: string): string =>
  phrase === '为什么扣分' && no.startsWith('JF') ? '加分由来' : phrase;

/** An option that is a command about a record: the phrase is shown, the whole command is sent. */
export const command = (phrase: string, no: string): Option => ({
  key: `${phraseFor(phrase, no)} ${no}`,
  label: phraseFor(phrase, no),
});

/** An option that names its record, where several are offered side by side. */
export const commandFor = (phrase: string, no: string, about = ''): Option => ({
  key: `${phraseFor(phrase, no)} ${no}`,
  label: about === '' ? `${phraseFor(phrase, no)} ${no}` : `${no} ${about}`,
});

export const statusLabel: Readonly<Record<PenaltyStatus, string>> = {
  proposed: '待确认',
  confirmed: '已确认',
  rejected: '不予扣分',
  appealed: '申诉中',
  final: '已生效',
  reversed: '已撤销',
};

/** A reward's points are negative. */
export const isGiven = (points: string): boolean => points.startsWith('-');

/** 「扣 0.5 分」, 「加 0.5 分」. `full`: what the rule says for it, which tells the two apart where the limit left nothing. */
export const showChange = (points: string, full = points): string =>
  isGiven(full) ? `加 ${magnitude(points)} 分` : `扣 ${points} 分`;

/** The status of an entry of these points. */
export const showStatus = (status: PenaltyStatus, points: string): string =>
  status === 'rejected' && isGiven(points) ? '不予加分' : statusLabel[status];

export const appealLabel: Readonly<Record<AppealStatus, string>> = {
  open: '待裁决',
  upheld: '维持原扣分',
  reduced: '减轻扣分',
  reversed: '撤销扣分',
};

export const reviewLabel = {
  open: '待认定',
  upheld: '维持原责任部门',
  moved: '已调整责任部门',
  withdrawn: '已终止，事项已撤回',
} as const;

export const clockLabel = { cause: '查因', fix: '整改到位', feedback: '反馈' } as const;

/** 「查因截止 11月26日（周四）18:00，没有报送查因。期限自…起算」: a deadline that was missed and what was done when. */
export const showMissed = (
  clock: { kind: keyof typeof clockLabel; dueAt: Date | string; basis: DueBasis; metAt: Date | string | null },
  now?: Date,
  round = '',
): string => {
  const done =
    clock.metAt === null ? `没有报送${clockLabel[clock.kind]}` : `实际于 ${showTime(new Date(clock.metAt), now)} 报送`;
  return `${clockLabel[clock.kind]}${round}截止 ${showTime(new Date(clock.dueAt), now)}，${done}。期限${explainDue(clock.basis)}`;
};

const clockFailure = { cause: '查明原因', fix: '整改到位', feedback: '反馈整改情况' } as const;

const LATE_DESPITE = { granted: '（期限已延期）', refused: '（延期申请未获同意）' } as const;

/** Why points are proposed, in one clause without a full stop. */
export function showReason(reason: PenaltyReason, now?: Date): string {
  switch (reason.code) {
    case 'clockFailed':
      return `未在 ${showTime(new Date(reason.dueAt), now)} 前${clockFailure[reason.clock]}`;
    case 'reportLate':
      return `《${reason.title}》（${reason.period}）未在 ${showTime(new Date(reason.dueAt), now)} 前上报${reason.extension ? LATE_DESPITE[reason.extension] : ''}`;
    case 'reportOmitted':
      return `《${reason.title}》（${reason.period}）漏报，应于 ${showTime(new Date(reason.dueAt), now)} 前上报`;
    case 'measureMissing':
      return `重大服务质量问题「${reason.title}」未在 ${showTime(new Date(reason.dueAt), now)} 前报改进措施`;
    case 'measureUnexecuted':
      return `重大服务质量问题「${reason.title}」的措施「${reason.measure}」经核查未执行${reason.note === '' ? '' : `：${reason.note}`}`;
    case 'finding':
      return `测评项「${reason.item}」得 ${reason.points} 分（满分 ${reason.maxPoints} 分）`;
    case 'personFinding':
    case 'reward':
    case 'incident':
      return reason.text.replace(/。+$/, '');
    default: {
      const unknown: never = reason;
      throw new Error(`no words for ${JSON.stringify(unknown)}`);
    }
  }
}

/** 「请于 11月12日（周四）18:00 前确认（…）。」; '' in notices of an earlier version. */
export const showDecideBy = (asked: { points: string; dueAt?: string; dueBasis?: DueBasis }, now?: Date): string =>
  asked.dueAt === undefined || asked.dueBasis === undefined
    ? ''
    : `请于 ${showTime(new Date(asked.dueAt), now)} 前确认（${explainDecideBy(asked.dueBasis, asked.points)}）。`;

/** How the time to decide was counted, and the rule of a deduction's; what was counted by an earlier version has another figure. */
export const explainDecideBy = (basis: DueBasis, points: string): string =>
  isGiven(points) || basis.workingDays !== PROPOSAL_WORKING_DAYS
    ? explainDue(basis)
    : `${explainDue(basis)}；依据《服务质量考核办法》第二十七条`;

/** 「每季度」 */
export const capPeriodLabel = { month: '月', quarter: '季度' } as const;

/** What the limit of a rule cut off, without a full stop. */
export const showCut = (
  { full, cap, capPeriod }: { full: string; cap: string; capPeriod: CapPeriod },
  verb: RuleVerb = '扣',
): string => `按规则应${verb} ${full} 分，每${capPeriodLabel[capPeriod]}最多 ${cap} 分，超出部分不计`;

/** What an open appeal puts off. */
export const putOff = (points: string): string => `申诉中 ${points} 分（暂缓）`;

const takenBackLabel: Readonly<Record<TakenBackBy, string>> = {
  appealReversed: '申诉后撤销',
  resultCorrected: '测评更正后撤销',
  resultVoided: '测评作废后撤销',
  reversal: '经冲销退回，原记录保留',
};

/** What an appeal, a corrected result or a 冲销 changed of an entry that was confirmed; undefined when nothing. */
export function showEffect(entry: {
  status: PenaltyStatus;
  points: string;
  full: string;
  counted: string;
  takenBackBy: TakenBackBy | null;
}): string | undefined {
  if (entry.status === 'reversed')
    return `原${showChange(entry.points, entry.full)}，${isGiven(entry.full) && entry.takenBackBy === 'reversal' ? '经冲销收回，原记录保留' : takenBackLabel[entry.takenBackBy ?? 'appealReversed']}`;
  if (entry.status !== 'final' || entry.counted === entry.points) return undefined;
  return `原扣 ${entry.points} 分，申诉后减为 ${entry.counted} 分`;
}

/** Why this person decides an appeal. */
const pickExplanation: Readonly<Record<PickReason, string>> = {
  neutralOfficer: '由未参与本次检查、扣分提出和确认的质控岗裁决',
  officersOfResponsibleUnit: '客户服务部是本事项的责任部门，按回避原则由分管领导裁决',
  officersOfInspectingUnit: '客户服务部是本事项的检查或督办单位，按回避原则由分管领导裁决',
  officersSpoke: '质控岗代有关单位的负责人参与过本事项，按回避原则由分管领导裁决',
  officersConfirmed: '质控岗已参与扣分的提出或确认，按回避原则由分管领导裁决',
  officersRecused: '质控岗已回避，由分管领导裁决',
  officersAway: '没有其他在岗的质控岗可以裁决，按顺序由分管领导裁决',
  noOfficer: '目前没有可裁决的质控岗，由分管领导裁决',
};

/** Why this person decides an appeal; where somebody is on leave, that as well. */
export function explainPick(pick: PickFacts & { readonly deciderName: string }): string {
  const { because, insteadOfName, deciderAway, deciderName } = pick;
  if (deciderAway)
    return `${pickExplanation[because]}；${deciderName}正在请假，没有其他可以裁决的人，仍由${deciderName}裁决`;
  if (insteadOfName === undefined) return pickExplanation[because];
  const instead = `${insteadOfName}请假，由${deciderName}裁决`;
  return `${pickExplanation[because]}；${instead}`;
}
